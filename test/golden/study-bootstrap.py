"""Ratios of medians with percentile bootstrap intervals, and quantiles, as scipy and numpy compute them.

Run: python3 study-bootstrap.py > study-bootstrap.json     The versions are in the file it writes.
The resamples are random there and here, so the ends agree within what both leave to chance, not to the last digit.
"""
import json, sys
import numpy as np, scipy
from scipy.stats import bootstrap

RESAMPLES = 200_000
LEVELS = [0, 0.025, 0.1, 0.25, 0.5, 2 / 3, 0.9, 0.975, 1]


def ratio(above, below, axis=-1):
    return np.median(above, axis=axis) / np.median(below, axis=axis)


def interval(above, below, paired, confidence, rng):
    found = bootstrap((above, below), ratio, paired=paired, confidence_level=confidence, n_resamples=RESAMPLES,
                      method="percentile", vectorized=True, batch=20_000, rng=rng).confidence_interval
    return [float(found.low), float(found.high)]


rng = np.random.default_rng(20240)
ratios = []
for above_size, below_size, paired, confidence in [(5, 5, True, 0.95), (5, 5, False, 0.95), (8, 8, True, 0.95),
                                                   (9, 6, False, 0.9), (20, 20, True, 0.8), (31, 24, False, 0.95)]:
    above = np.round(np.exp(rng.normal(0.2, 0.5, above_size)), 6)
    below = np.round(np.exp(rng.normal(0.6, 0.5, below_size)), 6)
    low, high = interval(above, below, paired, confidence, rng)
    ratios.append({"numerator": above.tolist(), "denominator": below.tolist(), "paired": paired, "confidence": confidence,
                   "value": float(ratio(above, below)), "low": low, "high": high})
quantiles = []
for size in [1, 2, 5, 12, 33]:
    values = np.round(rng.normal(0, 3, size), 6)
    quantiles.append({"values": values.tolist(), "shares": LEVELS, "quantiles": np.quantile(values, LEVELS).tolist()})

json.dump({"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "resamples": RESAMPLES,
           "ratios": ratios, "quantiles": quantiles}, sys.stdout, indent=1)
print()
