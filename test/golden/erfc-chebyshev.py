"""Chebyshev coefficients of (1 + 2x) exp(x^2) erfc(x), x >= 0, in t = (x - 3.75) / (x + 3.75).

The form is that of Shepherd and Laframboise, Math. Comp. 36 (1981) 249-253; the coefficients are computed here anew.
Run: python3 erfc-chebyshev.py     Prints the coefficients (the first one already halved) for src/numeric/erf.ts.
Made with Python 3 and mpmath 1.3.0.
"""
import mpmath as mp

mp.mp.dps = 50
N, TERMS, K = 200, 24, mp.mpf("3.75")


def f(t):
    if t == 1:
        return 2 / mp.sqrt(mp.pi)
    x = K * (1 + t) / (1 - t)
    return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)


angles = [mp.pi * (j + mp.mpf(1) / 2) / N for j in range(N)]
values = [f(mp.cos(a)) for a in angles]
print("mpmath", mp.__version__)
for k in range(TERMS):
    c = 2 / mp.mpf(N) * sum(v * mp.cos(k * a) for v, a in zip(values, angles))
    print(f"  {float(c / 2 if k == 0 else c)!r},")
