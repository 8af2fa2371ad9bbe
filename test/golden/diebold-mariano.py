"""Diebold and Mariano's test with Newey and West's variance, written down from the papers with numpy and scipy.

Run: python3 diebold-mariano.py > diebold-mariano.json     The versions are in the file it writes.
Windows of a run follow one another; products across runs are left out, and every sum is divided by the number of all windows.
"""
import json, sys
import numpy as np, scipy
from scipy.stats import t as student


def statistic(runs, horizon):
    d = np.concatenate(runs)
    n = len(d)
    centred = [run - d.mean() for run in runs]
    lags = 0 if horizon == 0 else min(max(horizon - 1, int(np.floor(np.cbrt(n)))), n - 1)
    gamma = [sum(float(run[lag:] @ run[: len(run) - lag]) for run in centred if len(run) > lag) / n for lag in range(lags + 1)]
    variance = gamma[0] + 2 * sum((1 - lag / (lags + 1)) * gamma[lag] for lag in range(1, lags + 1))
    value = d.mean() / np.sqrt(variance / n)
    return float(value), float(2 * student.sf(abs(value), n - 1))


rng = np.random.default_rng(7)
cases = []
for lengths, horizon, shift in [((60,), 1, 0.2), ((200,), 12, -0.1), ((40, 25, 31), 3, 0.3), ((24,), 0, 0.5), ((900,), 1, 0.02)]:
    runs = []
    for length in lengths:
        noise = rng.normal(0, 1, length)
        run = np.empty(length)
        run[0] = noise[0]
        for k in range(1, length):
            run[k] = 0.5 * run[k - 1] + noise[k]
        runs.append(np.round(run + shift, 6))
    value, p = statistic(runs, horizon)
    cases.append({"runs": [run.tolist() for run in runs], "horizon": horizon, "statistic": value, "p": p})

json.dump({"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "cases": cases}, sys.stdout)
print()
