"""P(a, x) to any precision."""

import mpmath as mp
from mpmath import mpf


def lower(a, x):
    """P(a, x) by its series of positive terms, at the working precision."""
    term = mpf(1)
    total = mpf(1)
    n = 0
    tolerance = mpf(10) ** (-mp.mp.dps - 2)
    while True:
        n += 1
        term = term * x / (a + n)
        total += term
        if a + n > x and term < tolerance * total:
            break
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total
