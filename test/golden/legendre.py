"""The positive half of the 20-point Gauss-Legendre rule on [-1, 1], for src/numeric/owens-t.ts.

Run: python3 legendre.py     Made with Python 3 and mpmath 1.3.0.
"""
import mpmath as mp

mp.mp.dps = 40
N = 20
nodes = [mp.findroot(lambda x: mp.legendre(N, x), mp.cos(mp.pi * (k + mp.mpf(3) / 4) / (N + mp.mpf(1) / 2))) for k in range(N // 2)]
print("const NODES: readonly number[] = [" + ", ".join(repr(float(x)) for x in nodes) + "];")
weights = [2 * (1 - x * x) / (N * mp.legendre(N - 1, x)) ** 2 for x in nodes]
print("const WEIGHTS: readonly number[] = [" + ", ".join(repr(float(w)) for w in weights) + "];")
