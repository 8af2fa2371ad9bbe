"""Rational approximation exp(x^2) erfc(x) ~ N(x) / (D(x) (1 + 2x)) on [0, infinity), N and D of degree 10.

(1 + 2x) exp(x^2) erfc(x) is interpolated at 21 Chebyshev nodes of t = (x - 2.5) / (x + 2.5), then rewritten as powers of x, where every
coefficient is positive: no cancellation. The factor 1 + 2x follows Shepherd and Laframboise, Math. Comp. 36 (1981) 249-253.
Run: python3 erfc-rational.py     Prints the coefficients, constant term first, for src/core/numeric/erf-given-gaussian.ts, and the error.
Made with Python 3 and mpmath 1.3.0.
"""
import mpmath as mp

mp.mp.dps = 60
DEGREE, K = 10, mp.mpf("2.5")
COUNT = 2 * DEGREE + 1


def at(t):
    return K * (1 + t) / (1 - t)


def f(x):
    if x < 50:
        return mp.exp(x * x) * mp.erfc(x) * (1 + 2 * x)
    series = sum((-1) ** j * mp.fac2(2 * j - 1) / (2 * x * x) ** j for j in range(12))
    return (1 + 2 * x) / x / mp.sqrt(mp.pi) * series


def powers_of_x(c):
    """sum c_j (x - K)^j (x + K)^(n - j) as coefficients of powers of x."""
    total = [mp.mpf(0)] * (DEGREE + 1)
    for j, coefficient in enumerate(c):
        poly = [mp.mpf(1)]
        for root in [-K] * j + [K] * (DEGREE - j):
            poly = [a * root + b for a, b in zip(poly + [0], [0] + poly)]
        total = [a + coefficient * b for a, b in zip(total, poly)]
    return total


nodes = [mp.cos(mp.pi * (j + mp.mpf(1) / 2) / COUNT) for j in range(COUNT)]
system = mp.matrix(COUNT, COUNT)
values = mp.matrix(COUNT, 1)
for i, t in enumerate(nodes):
    values[i] = f(at(t))
    for j in range(DEGREE + 1):
        system[i, j] = t**j
    for j in range(1, DEGREE + 1):
        system[i, DEGREE + j] = -values[i] * t**j
solution = list(mp.lu_solve(system, values))
numerator = powers_of_x(solution[: DEGREE + 1])
denominator = powers_of_x([mp.mpf(1)] + solution[DEGREE + 1 :])
scale = denominator[0]
print("mpmath", mp.__version__)
for name, poly in (("NUMERATOR", numerator), ("DENOMINATOR", denominator)):
    print(f"const {name}: readonly number[] = [" + ", ".join(repr(float(c / scale)) for c in poly) + "];")
worst = max(
    abs(mp.polyval(numerator[::-1], at(t)) / mp.polyval(denominator[::-1], at(t)) / f(at(t)) - 1)
    for t in (mp.mpf(i) / 500 - 1 for i in range(1, 1000))
)
print("// largest relative error", mp.nstr(worst, 3))
