"""Golden variances of activations under a Gaussian, and their derivatives, by integration with 50 digits: where h is saturated or the
variance small, E h^2 - (E h)^2 has no digit left in double precision.

With X ~ N(m, v), Z = (X - m) / s: d/dm E g = E[g Z] / s and d/dv E g = E[g (Z^2 - 1)] / (2 v), for any g.
Run: python3 smoothed-spread.py > smoothed-spread.json     Made with Python 3 and mpmath 1.3.0.
"""
import json
import mpmath as mp

mp.mp.dps = 50
logistic = lambda x: 1 / (1 + mp.exp(-x))
activations = {
    "tanh": mp.tanh,
    "logistic": logistic,
    "softplus": lambda x: mp.log1p(mp.exp(-abs(x))) + max(x, 0),
}
means = [-30, -6, -2, 0, 0.3, 2.5, 5, 8]
variances = [1e-10, 1e-6, 1e-3, 0.05, 0.3, 1]


def spread(h, m, v):
    m, v = mp.mpf(m), mp.mpf(v)
    s = mp.sqrt(v)
    breaks = [mp.mpf(b) for b in range(-16, 17, 2)]
    difference = lambda z: h(m + s * z) - h(m)
    mean = lambda weight, power: mp.quad(lambda z: difference(z) ** power * weight(z) * mp.npdf(z), breaks)
    one = lambda z: 1
    slope = lambda z: z / s
    bend = lambda z: (z * z - 1) / (2 * v)
    d = mean(one, 1)
    return [float(mean(w, 2) - factor * d * mean(w, 1)) for w, factor in ((one, 1), (slope, 2), (bend, 2))]


print(json.dumps({
    "made": {"mpmath": mp.__version__},
    "order": ["value", "byMean", "byVariance"],
    "activations": {
        name: [{"mean": m, "variance": v, "spread": spread(h, m, v)} for m in means for v in variances]
        for name, h in activations.items()
    },
}, indent=None, separators=(",", ":")))
