"""Golden Gaussian moments of every activation: E h, E h^2 and their derivatives, by integration with 30 digits.

With X ~ N(m, s^2), Z = (X - m) / s: d/dm E g = E[g Z] / s and d/dvariance E g = E[g (Z^2 - 1)] / (2 s^2), for any g.
Run: python3 smoothed-moments.py > smoothed-moments.json     Made with Python 3 and mpmath 1.3.0.
"""
import json
import mpmath as mp

mp.mp.dps = 30
half = mp.mpf(1) / 2
logistic = lambda x: 1 / (1 + mp.exp(-x))
softplus = lambda x: mp.log1p(mp.exp(-abs(x))) + max(x, 0)
activations = {
    "identity": lambda x: x,
    "tanh": mp.tanh,
    "erf": mp.erf,
    "relu": lambda x: max(x, mp.mpf(0)),
    "sign": lambda x: mp.sign(x),
    "logistic": logistic,
    "normal-cdf": mp.ncdf,
    "leaky-relu": lambda x: x if x > 0 else x / 100,
    "sin": mp.sin,
    "softplus": softplus,
    "gelu": lambda x: x * mp.ncdf(x),
    "silu": lambda x: x * logistic(x),
}
points = [(0.0, 0.5), (0.3, 1.0), (-1.25, 0.25), (2.0, 3.0), (-4.0, 1.5)]


def moments(h, m, s):
    m, s = mp.mpf(m), mp.mpf(s)
    kink = -m / s
    breaks = sorted(set([mp.mpf(b) for b in range(-14, 15, 2)] + [kink]))
    mean = lambda weight, power: mp.quad(lambda z: h(m + s * z) ** power * weight(z) * mp.npdf(z), breaks)
    one = lambda z: 1
    slope = lambda z: z / s
    bend = lambda z: (z * z - 1) / (2 * s * s)
    return [float(mean(w, p)) for w, p in ((one, 1), (one, 2), (slope, 1), (bend, 1), (slope, 2), (bend, 2))]


print(json.dumps({
    "made": {"mpmath": mp.__version__},
    "order": ["h1", "h2", "h1ByMean", "h1ByVariance", "h2ByMean", "h2ByVariance"],
    "activations": {name: [{"mean": m, "sd": s, "moments": moments(h, m, s)} for m, s in points] for name, h in activations.items()},
}, indent=1))
