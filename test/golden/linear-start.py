"""The best linear forecast of a window and its balanced reduction, written down from their definitions with numpy: the normal equations from
windows laid out one by one, the reduction from the whole block matrices.

Run: python3 linear-start.py > linear-start.json     The versions are in the file it writes.
"""
import json, sys
import numpy as np

rng = np.random.default_rng(11)
cases = []
for T, I, O, rows, ridge, kept in [(6, 2, 1, 60, 1e-3, 4), (5, 1, 3, 40, 1e-6, 5), (8, 3, 2, 90, 1e-2, 7)]:
    x = np.zeros((rows, I), np.float32)
    for t in range(rows):
        x[t] = (0.6 * x[t - 1] - 0.2 * x[t - 2] if t > 1 else 0) + rng.normal(0, 0.7, I)
    y = np.stack([x[:, 0] + (0.3 * k) * x[:, -1] + rng.normal(0, 0.2, rows) for k in range(O)], 1).astype(np.float32)
    windows = rows - T  # the target is one row on
    F = np.stack([np.append(x[s : s + T].ravel().astype(float), 1) for s in range(windows)])
    Y = y[T : T + windows].astype(float)
    penalty = ridge * windows * np.eye(T * I + 1)
    penalty[-1, -1] = 0
    coefficients = np.linalg.solve(F.T @ F + penalty, F.T @ Y)
    C = [coefficients[(T - 1 - k) * I : (T - k) * I].T for k in range(T)]  # of the row k steps before the last one
    M = np.zeros((T * O, T * I))
    for j in range(T):
        for k in range(T - j):
            M[j * O : (j + 1) * O, (T - 1 - k) * I : (T - k) * I] = C[j + k]
    S = np.eye(T * O, k=O)
    B = np.concatenate(C)
    L, E = np.linalg.eigh(M @ (F[:, :-1].T @ F[:, :-1] / windows) @ M.T)
    L, E = L[::-1], E[:, ::-1]
    E = E[:, :kept]
    # What does not depend on the signs of the eigenvectors: the impulse response of the reduced system.
    A = E.T @ S @ E
    response = [(E[:O] @ np.linalg.matrix_power(A, k) @ E.T @ B).tolist() for k in range(T)]
    cases.append(dict(T=T, I=I, O=O, ridge=ridge, kept=kept, x=x.ravel().tolist(), y=y.ravel().tolist(),
                      coefficients=coefficients.ravel().tolist(), eigenvalues=L[:kept].tolist(), response=response))

json.dump({"python": sys.version.split()[0], "numpy": np.__version__, "cases": cases}, sys.stdout)
print()
