"""Tables of the gamma and Poisson quantiles."""

import math

import mpmath as mp
from mpmath import mpf

from incomplete_gamma_series import lower
from tables_common import RANDOM, RESOURCES, cell, logspace


def density(a, x):
    return mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))


def inverse(a, p, q):
    """Newton on log P in log x (lower) or on log Q in x (upper), bisecting when it strays."""
    lower_side = p <= q
    low, high = mpf(0), None
    x = mp.exp((mp.log(p) + mp.loggamma(a + 1)) / a)
    if a >= 1:
        z = mp.sqrt(2) * mp.erfinv(2 * p - 1) if p > 1e-6 and q > 1e-6 else (-1 if lower_side else 1) * mp.sqrt(-2 * mp.log(min(p, q)))
        root = 1 - 1 / (9 * a) + z / (3 * mp.sqrt(a))
        if root > 0:
            x = max(x, a * root**3)
    for _ in range(200):
        value = lower(a, x)
        tail = value if lower_side else 1 - value
        if tail <= 0:
            high = x
            x = (low + high) / 2
            continue
        excess = mp.log(tail / (p if lower_side else q))
        if (excess < 0) == lower_side:
            low = x
        else:
            high = x
        change = excess * tail / (density(a, x) * x)
        nxt = x * mp.exp(-change) if lower_side else x * (1 + change)
        if abs(change) < mpf(10) ** -25:
            return nxt
        if nxt <= low or (high is not None and nxt >= high):
            nxt = 2 * low + 1 if high is None else (high / 8 if low == 0 else mp.sqrt(low * high))
        x = nxt
    raise ValueError((a, p, q))


def condition(a, x, p, q):
    return min(p, q) / (x * density(a, x))


tails = [1e-300, 1e-100, 1e-30, 1e-10, 1e-4, 0.01, 0.1, 0.3, 0.49999, 0.5]
p_rows, q_rows = [], []
for a in logspace(1e-3, 1e5, 17) + [0.5, 1.0, 2.0, 10.0]:
    for t in tails + [RANDOM.uniform(0, 1), RANDOM.uniform(0, 1)]:
        am, tm = mpf(a), mpf(t)
        with mp.workdps(40 + int(-2 * math.log10(t)) if t < 1e-5 else 50):
            logx = (math.log(t) + math.lgamma(a + 1)) / a
            if logx > -690:
                x = inverse(am, tm, 1 - tm)
                p_rows.append((a, t, cell(condition(am, x, tm, 1 - tm)), cell(x)))
            if (math.log1p(-t) + math.lgamma(a + 1)) / a > -690:
                x = inverse(am, 1 - tm, tm)
                q_rows.append((a, t, cell(condition(am, x, 1 - tm, tm)), cell(x)))

poisson = []
for rate in logspace(1e-6, 1e5, 12) + [1.0, 10.0, 0.5, 1e6, 1e9]:
    for u in ([1e-300, 1e-20] if 30 < rate < 1e6 else []) + [0.03, 0.5, 0.999] + ([1e-5, 0.77, 1 - 1e-10, 1 - 2.0**-53] if rate < 1e9 else []):
        r, t = mpf(rate), mpf(u)
        with mp.workdps(30 + (int(-math.log10(u)) if u < 0.5 else 20)):
            cdf = lambda k: 1 - lower(mpf(k + 1), r)
            z = float(mp.sqrt(2) * mp.erfinv(2 * t - 1)) if u > 1e-10 else -math.sqrt(-2 * math.log(u))
            guess = max(0, int(rate + math.sqrt(rate) * z + (z * z - 1) / 6))
            stride = 1
            if cdf(guess) >= t:
                low, high = guess - 1, guess
                while low >= 0 and cdf(low) >= t:
                    low, high, stride = max(low - stride, -1), low, stride * 2
            else:
                low, high = guess, guess + 1
                while cdf(high) < t:
                    low, high, stride = high, high + stride, stride * 2
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if cdf(middle) >= t else (middle, high)
            poisson.append((rate, u, cell(high)))

for name, rows in (("gamma-p-inverse", p_rows), ("gamma-q-inverse", q_rows), ("poisson-quantile", poisson)):
    lines = [",".join(c if isinstance(c, str) else repr(float(c)) for c in row) for row in rows]
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines))
