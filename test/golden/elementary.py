"""Golden numbers of the elementary functions of src/core/numeric/elementary, and the parts of ln 2 and pi/2 that they subtract.

A row is [x, y, rest]: y the double nearest to the truth, `rest` what the truth lies above it, in units of y's last place.
Run: python3 elementary.py > elementary.json     Made with Python 3, mpmath 1.3.0.
"""
import json
import math
import random
import mpmath as mp

mp.mp.prec = 1400  # pi/2 to 2^-300 beside an argument of 2^1024
draw = random.Random(1)
SMALLEST = 5e-324


def parts(value, bits):
    """The value as doubles, the first ones cut to so many bits, the last one rounded."""
    out = []
    for b in bits:
        unit = mp.mpf(2) ** (mp.floor(mp.log(value, 2)) - b + 1)
        out.append(float(mp.floor(value / unit) * unit))
        value -= out[-1]
    return out + [float(value)]


def row(function, x):
    truth = function(mp.mpf(x))
    y = float(truth)
    return [x, y, round(float((truth - mp.mpf(y)) / math.ulp(y)), 3)]


def neighbours(*values):
    return [v for x in values for v in (math.nextafter(float(x), -math.inf), float(x), math.nextafter(float(x), math.inf))]


def between(low, high, count):
    return [draw.uniform(low, high) for _ in range(count)]


def sized(low, high, count, signs=(1, -1)):
    """Evenly by their exponents, between 2^low and 2^high."""
    return [draw.choice(signs) * draw.uniform(1, 2) * 2.0 ** draw.randint(low, high - 1) for _ in range(count)]


ln2, pi = mp.log(2), mp.pi
turns = [k * pi / 4 for k in (1, 2, 3, 4, 5, 6, 8, 10, 22, 355, 710, 1000, 2**20, 2**21 - 2, 2**21 + 4, 2**40)]
# The first is the double that is nearest to a multiple of pi/2: see J.-M. Muller, Elementary Functions (2016), 11.3.
near = [6381956970095103 * 2.0**797, 1.7976931348623157e308, 2.0**1023, 2.0**300, 1e22, 2.0**53, 2.0**53 - 1]
angles = [1.0, 0.5, 0.78, -2.0, 1e-8, 2.0**-27, SMALLEST, *neighbours(*turns), *near, *between(-0.8, 0.8, 20), *between(-20, 20, 30),
          *between(-1.6e6, 1.6e6, 20), *sized(20, 1024, 30)]
halves = [(k + mp.mpf(1) / 2) * ln2 for k in (-1074, -1022, -100, -2, -1, 0, 1, 2, 100, 1021, 1023)]
exponents = [1.0, -1.0, 0.5, 1e-10, 1e-20, SMALLEST, -2.0**-53, 2.0**-53, 709.782712893384, -708.3964185322641, -745.1332191019411, *neighbours(*halves),
             *between(-0.36, 0.36, 25), *between(-2, 2, 25), *between(-700, 709, 25), *between(-745, -708, 10)]
roots = [mp.sqrt(2) * mp.mpf(2) ** k for k in (-1050, -1022, -2, -1, 0, 1, 2, 1000)]
positive = [2.0, 10.0, 0.1, 1e-300, 1.7976931348623157e308, 2.2250738585072014e-308, SMALLEST, 3e-320, *neighbours(1, *roots), *between(0.7, 1.42, 30),
            *between(0, 10, 20), *sized(-1060, 1024, 30, (1,))]
added = [1e-10, -1e-10, SMALLEST, 2.0**-54, -2.0**-53, 2.0**-1022, -1 + 2.0**-53, -0.999, 2.0**53, 2.0**60, 1e300, *neighbours(-0.29, 0.41, 1),
         *between(-0.3, 0.42, 30), *between(-1, 4, 30), *sized(-55, -2, 15), *sized(1, 70, 15, (1,))]
bent = [1e-9, SMALLEST, 2.0**-27, *neighbours(0.17, 0.55, ln2 / 4, 3 * ln2 / 4, 20), 19.06, -18.7, *between(-0.6, 0.6, 40), *between(-4, 4, 30), *sized(-30, 4, 20)]
low = [x for x in exponents if -60 < x] + [-50.0, -37.5, -36.7, 39.9, 40.1, -39.9]

print("{\n" + ",\n".join([
    f'"made": {{"mpmath": "{mp.__version__}"}}',
    f'"ln2": {parts(ln2, [32])}',
    f'"halfPi": {parts(pi / 2, [33, 33])}',
    *[f'"{name}": [\n' + ",\n".join(json.dumps(row(function, x)) for x in xs) + "\n]" for name, function, xs in [
        ("exp", mp.exp, exponents), ("expm1", mp.expm1, low), ("log", mp.log, positive), ("log2", lambda x: mp.log(x) / ln2, positive),
        ("log1p", mp.log1p, added), ("tanh", mp.tanh, bent), ("sin", mp.sin, angles), ("cos", mp.cos, angles)]],
]) + "\n}")
