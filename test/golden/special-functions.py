"""Golden numbers of erf, erfc, the normal cdf, Student's tails, Owen's T and Gauss-Hermite rules, for src/core/numeric.

Run: python3 special-functions.py > special-functions.json     Made with Python 3, mpmath 1.3.0, numpy 2.4.6, scipy 1.17.1.
"""
import json
import mpmath as mp
import numpy as np
import scipy
import scipy.stats
from scipy.special import owens_t

mp.mp.dps = 40


def t(h, a):
    f = lambda x: mp.exp(-mp.mpf(h) ** 2 * (1 + x * x) / 2) / (1 + x * x)
    return mp.quad(f, mp.linspace(0, a, 9)) / (2 * mp.pi)


def tails(x, n):
    x = mp.mpf(x)
    return mp.betainc(mp.mpf(n) / 2, mp.mpf(1) / 2, 0, n / (n + x * x), regularized=True)


xs = [-30.0, -6.0, -2.5, -1.0, -0.49999, -0.1, 0.0, 1e-9, 0.3, 0.5, 0.84375, 1.0, 1.25, 2.0, 2.857, 3.5, 5.0, 8.0, 12.3, 20.0, 26.0]
zs = [-37.5, -20.0, -10.0, -5.5, -3.0, -1.0, -0.2, 0.0, 0.7, 2.0, 6.0, 9.0]
points = [(h, a) for h in (0.0, 0.1, 0.5, 1.3, 2.5, -4.0, 6.5, 12.0) for a in (1e-3, 0.2, 0.5, 0.9, 1.0, 1.1, 2.0, 7.0, -0.7, -30.0)]
own = [float(t(h, a)) for h, a in points]
assert max(abs(v - owens_t(h, a)) for v, (h, a) in zip(own, points)) < 2e-15  # scipy's agrees
students = [(x, n, float(tails(x, n))) for n in (1, 2, 3, 4, 9, 30, 199, 1000) for x in (0.0, 1e-6, 0.03, 0.7, 1.0, 2.0, 3.5, 9.0, 40.0)]
assert max(abs(v - 2 * scipy.stats.t.sf(x, n)) for x, n, v in students) < 1e-10  # scipy's agrees; at n = 1, t = 1e-6 it is 3e-11 off
rule = np.polynomial.hermite_e.hermegauss(9)
print(json.dumps({
    "made": {"mpmath": mp.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
    "erf": [[x, float(mp.erf(mp.mpf(x)))] for x in xs],
    "erfc": [[x, float(mp.erfc(mp.mpf(x)))] for x in xs],
    "normalCdf": [[z, float(mp.ncdf(mp.mpf(z)))] for z in zs],
    "studentTails": students,
    "owensT": [[h, a, v] for v, (h, a) in zip(own, points)],
    "gaussHermite9": {"nodes": rule[0].tolist(), "weights": (rule[1] / np.sqrt(2 * np.pi)).tolist()},
}, indent=1))
