"""Coefficients of the kernel's tanh: x p(x^2) / q(x^2) on [0, 7.9], minimax in relative error.

Iteratively reweighted linear least squares (Lawson) on p(s) x - tanh(x) q(s), each row divided by the last q.
Run with Python 3 and numpy 1.24; prints p and q from the highest power, as src/kernels/wasm/curve.ts lists them.
"""
import numpy as np

BOUND, P_TERMS, Q_TERMS = 7.9, 5, 4

x = BOUND * (1 - np.cos(np.linspace(0, np.pi, 4000)))[1:] / 2
s = (x / BOUND) ** 2
y = np.tanh(x)
weight, q = np.ones_like(x), np.ones_like(x)
best, best_error = None, np.inf
for _ in range(60):
    p_columns = np.stack([x / BOUND * s**k for k in range(P_TERMS)], 1)
    q_columns = np.stack([y * s**k for k in range(1, Q_TERMS)], 1)
    row = weight / (q * y)
    solution = np.linalg.lstsq(np.hstack([p_columns, -q_columns]) * row[:, None], y * row, rcond=None)[0]
    q = 1 + np.stack([s**k for k in range(1, Q_TERMS)], 1) @ solution[P_TERMS:]
    error = np.abs(p_columns @ solution[:P_TERMS] / q - y) / y
    if error.max() < best_error:
        best, best_error = solution, error.max()
    weight = weight * np.sqrt(error / error.max() + 1e-3)
    weight /= weight.max()

p = best[:P_TERMS] / BOUND ** (2 * np.arange(P_TERMS) + 1)
q = np.concatenate([[1], best[P_TERMS:] / BOUND ** (2 * np.arange(1, Q_TERMS))])
print("relative error", best_error)
print("p", [float(np.float32(v)) for v in p[::-1]])
print("q", [float(np.float32(v)) for v in q[::-1]])
