"""Golden values of random-effects meta-regression, by numpy and scipy alone.

tau^2 by a root finder on Paule and Mandel's equation with a QR solve, Knapp and Hartung's intervals by scipy's Student quantile.
Run: python3 test/golden/meta-regression.py > test/golden/meta-regression.json
"""

import json

import numpy as np
import scipy
from scipy import optimize, stats

CASES = [(8, 1, 0.0, 1), (12, 2, 0.3, 2), (30, 4, 0.5, 3), (6, 1, 1.0, 4), (20, 3, 0.05, 5)]


def fit(y, v, x, confidence=0.95):
    n = len(y)
    design = np.column_stack([np.ones(n), x])
    p = design.shape[1]

    def solve(between):
        root = np.sqrt(1 / (v + between))
        beta, *_ = np.linalg.lstsq(design * root[:, None], y * root, rcond=None)
        return beta, float(np.sum((root * (y - design @ beta)) ** 2)), root

    excess = lambda between: solve(between)[1] - (n - p)
    between = 0.0
    if excess(0.0) > 0:
        high = 1.0
        while excess(high) > 0:
            high *= 2
        between = optimize.brentq(excess, 0, high, xtol=1e-15, rtol=1e-15)
    beta, squares, root = solve(between)
    scale = squares / (n - p) if between > 0 else max(1.0, squares / (n - p))
    _, r = np.linalg.qr(design * root[:, None])
    inverse = np.linalg.inv(r)
    errors = np.sqrt(scale * np.sum(inverse**2, axis=1))
    t = stats.t.ppf((1 + confidence) / 2, n - p)
    return {
        "betweenVariance": between,
        "values": beta.tolist(),
        "low": (beta - t * errors).tolist(),
        "high": (beta + t * errors).tolist(),
        "p": (2 * stats.t.sf(np.abs(beta / errors), n - p)).tolist(),
    }


cases = []
for n, p, tau, seed in CASES:
    random = np.random.default_rng(seed)
    x = random.normal(size=(n, p))
    v = random.uniform(0.005, 0.2, size=n)
    y = 0.3 + x @ random.normal(size=p) + tau * random.normal(size=n) + np.sqrt(v) * random.normal(size=n)
    cases.append({"effects": y.tolist(), "variances": v.tolist(), "conditions": x.tolist(), "expected": fit(y, v, x)})
print(json.dumps({"versions": {"numpy": np.__version__, "scipy": scipy.__version__}, "cases": cases}, indent=1))
