"""Fits tanh(x) ~ sum c_k erf(b_k x) so that the value AND the derivative are good in the sup norm.

    minimise over b, c > 0, sum c = 1 :  max over x of  |sum c_k erf(b_k x) - tanh x|,
                                                        |sum c_k b_k 2/sqrt(pi) exp(-b_k^2 x^2) - sech^2 x|

One mixture then serves h1 = E tanh (the value) and h2 = E tanh^2 = 1 - E sech^2 (the derivative), and both stay consistent.
Method: sequential linear programming with a trust region on (log b, log c), continued from K - 1 to K terms.
Run: python3 fit-mixtures.py 3 8     Prints the terms, smallest b first, and both sup norms on a fine grid.
Made with Python 3 and the numpy and scipy versions it prints.
"""
import sys
import numpy as np, scipy
from scipy.optimize import linprog, least_squares
from scipy.special import erf

ROOT = 2 / np.sqrt(np.pi)
GRID = np.concatenate([np.linspace(0, 6, 901), np.linspace(6, 16, 200)[1:]])
FINE = np.linspace(0, 30, 600001)


def sech2(x):
    return 1 / np.cosh(x) ** 2


def residuals(p, x):
    k = len(p) // 2
    b, c = np.exp(p[:k]), np.exp(p[k:])
    return np.concatenate([erf(np.outer(x, b)) @ c - np.tanh(x), ROOT * np.exp(-np.outer(x * x, b * b)) @ (c * b) - sech2(x)])


def jacobian(p, x):
    k = len(p) // 2
    b, c = np.exp(p[:k]), np.exp(p[k:])
    g = ROOT * np.exp(-np.outer(x * x, b * b))
    xb = np.outer(x, b)
    return np.vstack([np.hstack([g * xb * c, erf(xb) * c]), np.hstack([g * (1 - 2 * xb * xb) * (c * b), g * (c * b)])])


def minimax(p):
    k = len(p) // 2
    radius, scale = 0.1, np.abs(residuals(p, GRID)).max()
    for _ in range(400):
        r, j = residuals(p, GRID) / scale, jacobian(p, GRID) / scale
        ones = np.ones((len(r), 1))
        total = np.exp(p[k:])
        lp = linprog(
            np.r_[np.zeros(2 * k), 1],
            A_ub=np.vstack([np.hstack([j, -ones]), np.hstack([-j, -ones])]), b_ub=np.r_[-r, r],
            A_eq=[np.r_[np.zeros(k), total, 0]], b_eq=[1 - total.sum()],
            bounds=[(-radius, radius)] * (2 * k) + [(0, None)], method="highs")
        if lp.x is None:
            radius /= 2
            continue
        q = p + lp.x[:-1]
        q[k:] -= np.log(np.exp(q[k:]).sum())
        new = np.abs(residuals(q, GRID)).max()
        if new < scale:
            gain, p, scale = 1 - new / scale, q, new
            radius = min(radius * 2, 0.5)
            if gain < 1e-9:
                break
        else:
            radius /= 4
            if radius < 1e-13:
                break
    return p


first, last = int(sys.argv[1]), int(sys.argv[2])
print("numpy", np.__version__, "scipy", scipy.__version__)
p = None
for k in range(first, last + 1):
    if p is None:
        start = np.r_[np.log(np.linspace(0.45, 1.4, k)), np.log(np.full(k, 1 / k))]
    else:  # one more term: spread the old scales over a slightly wider range
        o = np.argsort(p[: k - 1])
        lb, lc = p[: k - 1][o], p[k - 1 :][o]
        at, to = np.linspace(0, 1, k - 1), np.linspace(-0.12, 1.12, k)
        nb = np.interp(np.clip(to, 0, 1), at, lb) + (to - np.clip(to, 0, 1)) * (lb[-1] - lb[0])
        nc = np.interp(np.clip(to, 0, 1), at, lc) - 1.5 * (to != np.clip(to, 0, 1))
        start = np.r_[nb, nc - np.log(np.exp(nc).sum())]
    fit = least_squares(residuals, start, jacobian, args=(GRID,), xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=3000)
    start = fit.x.copy()
    start[k:] -= np.log(np.exp(start[k:]).sum())
    p = minimax(start)
    o = np.argsort(p[:k])
    b, c = np.exp(p[:k][o]), np.exp(p[k:][o])
    n = len(FINE)
    r = np.abs(residuals(p, FINE))
    print(f"K={k} value {r[:n].max():.3e} derivative {r[n:].max():.3e} x*value {(FINE*r[:n]).max():.3e} sum-1 {c.sum()-1:.1e}")
    for bk, ck in zip(b, c):
        print(f"  [{bk!r}, {ck!r}],".replace("np.float64(", "").replace(")", ""))
    sys.stdout.flush()
