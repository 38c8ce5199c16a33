"""I_x(a, b) to any precision."""

import mpmath as mp
from mpmath import mpf


def series(a, b, x):
    """I_x(a, b) by its series of positive terms x^a y^b/(a B) Σ (a+b)_k/(a+1)_k x^k (8.17.8)."""
    term = mpf(1)
    total = mpf(1)
    tolerance = mpf(10) ** (-mp.mp.dps - 2)
    k = 0
    while True:
        ratio = (a + b + k) / (a + 1 + k) * x
        term = term * ratio
        total += term
        k += 1
        if ratio < 1 and term < tolerance * total * (1 - max(ratio, x)):
            break
    logb = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(a * mp.log(x) + b * mp.log1p(-x) - logb) / a * total


def lower(a, b, x):
    return series(a, b, x) if x <= 0.5 else 1 - series(b, a, 1 - x)
