"""Fits q(x) = |x| l + l^2, l = ln(1 + exp(-|x|)), by sum a_k exp(-b_k x^2) in the sup norm.

softplus(x)^2 = x^2/2 + x e(x) + q(x) with e = softplus(x) - x/2 even; q is even, smooth and decays like |x| exp(-|x|).
Method: sequential linear programming with a trust region, continued from K - 1 to K terms.
Run: python3 fit-softplus-remainder.py 6     Prints the terms and the sup norm on a fine grid.
Made with Python 3 and the numpy and scipy versions it prints.
"""
import sys
import numpy as np, scipy
from scipy.optimize import linprog, least_squares

GRID = np.concatenate([np.linspace(0, 10, 1001), np.linspace(10, 40, 300)[1:]])
FINE = np.linspace(0, 60, 600001)


def remainder(x):
    l = np.log1p(np.exp(-x))
    return x * l + l * l


def residuals(p, x):
    k = len(p) // 2
    return np.exp(-np.outer(x * x, np.exp(p[:k]))) @ p[k:] - remainder(x)


def jacobian(p, x):
    k = len(p) // 2
    b = np.exp(p[:k])
    g = np.exp(-np.outer(x * x, b))
    return np.hstack([-g * np.outer(x * x, b * p[k:]), g])


def minimax(p):
    k = len(p) // 2
    radius, scale = 0.1, np.abs(residuals(p, GRID)).max()
    for _ in range(300):
        r, j = residuals(p, GRID) / scale, jacobian(p, GRID) / scale
        ones = np.ones((len(r), 1))
        steps = [radius] * k + [radius * max(abs(a), 1e-4) for a in p[k:]]
        lp = linprog(
            np.r_[np.zeros(2 * k), 1],
            A_ub=np.vstack([np.hstack([j, -ones]), np.hstack([-j, -ones])]), b_ub=np.r_[-r, r],
            bounds=[(-s, s) for s in steps] + [(0, None)], method="highs")
        if lp.x is None:
            radius /= 2
            continue
        q = p + lp.x[:-1]
        new = np.abs(residuals(q, GRID)).max()
        if new < scale:
            gain, p, scale = 1 - new / scale, q, new
            radius = min(2 * radius, 0.5)
            if gain < 1e-9:
                break
        else:
            radius /= 4
            if radius < 1e-13:
                break
    return p


print("numpy", np.__version__, "scipy", scipy.__version__)
p = None
for k in range(3, int(sys.argv[1]) + 1):
    if p is None:
        start = np.r_[np.log(np.geomspace(0.05, 0.6, k)), np.full(k, 0.48 / k)]
    else:  # one more term: spread the old rates over a slightly wider range
        o = np.argsort(p[: k - 1])
        lb, a = p[: k - 1][o], p[k - 1 :][o]
        at, to = np.linspace(0, 1, k - 1), np.linspace(-0.1, 1.1, k)
        nb = np.interp(np.clip(to, 0, 1), at, lb) + (to - np.clip(to, 0, 1)) * (lb[-1] - lb[0])
        na = np.interp(np.clip(to, 0, 1), at, a) * (k - 1) / k
        na[[0, -1]] *= 0.3
        start = np.r_[nb, na]
    fit = least_squares(residuals, start, jacobian, args=(GRID,), xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=3000)
    p = minimax(fit.x)
    o = np.argsort(p[:k])
    print(f"K={k} sup {np.abs(residuals(p, FINE)).max():.3e}")
    print("  rate:", [float(b) for b in np.exp(p[:k][o])])
    print("  weight:", [float(a) for a in p[k:][o]])
