"""Tables of the incomplete gamma functions, their derivatives in a, and their inverses."""

import math

import mpmath as mp
from mpmath import mpf

from incomplete_gamma_series import lower
from tables_common import RANDOM, RESOURCES, cell, logspace


def rows_and_digits():
    """Pairs (a, x) in the body and both tails, and the digits that the smaller tail takes."""
    pairs = []
    for a in logspace(1e-3, 1e5, 25) + [0.5, 1.0, 2.0, 10.0, 1e6, 29.99, 30.01, 150.0]:
        centre = float(mp.exp(mp.digamma(a)))
        points = []
        if a < 20:
            points += [10 ** RANDOM.uniform(-12, 0) for _ in range(3)] + [1e-100, 0.299, 0.301]
            points += [RANDOM.uniform(0, 1), RANDOM.uniform(1, 6), RANDOM.uniform(6, 30), 100.0, 600.0]
            points += [centre * f for f in (0.01, 0.5, 0.9, 0.999, 1.001, 1.1, 2)]
        spread = math.sqrt(a)
        points += [a + spread * z for z in (-15, -5, -2, -1, -0.3, -0.01, 0.01, 0.3, 1, 2, 5, 15)]
        points += [a, centre]
        if 20 <= a < 2e4:
            points += [a * f for f in (0.1, 0.3, 0.7, 1.5, 3)]
        pairs += [(a, x) for x in points if x > 1e-290]
    return pairs


p_rows, q_rows, d_rows, d2_rows = [], [], [], []
for a, x in rows_and_digits():
    am, xm = mpf(a), mpf(x)
    logq = 0.0
    if x > a:
        logq = max(0.0, (x - a - a * math.log(x / a)) / math.log(10))
    if logq > 320:
        continue
    logp = max(0.0, (x - a - a * math.log(x / a)) / math.log(10)) if x < a else 0.0
    if logp > 300:
        continue
    with mp.workdps(110 + int(logq)):
        h = mpf(10) ** -25 * am
        middle, above, below = lower(am, xm), lower(am + h, xm), lower(am - h, xm)
        first = (above - below) / (2 * h)
        second = (above - 2 * middle + below) / (h * h)
        small = min(middle, 1 - middle) * mp.psi(1, am)
        p_rows.append([a, x, cell(middle)])
        q_rows.append([a, x, cell(1 - middle)])
        d_rows.append([a, x, cell(first)])
        d2_rows.append([a, x, cell(small), cell(second)])


def save(name, rows):
    lines = [",".join(str(c) if isinstance(c, str) else repr(float(c)) for c in row) for row in rows]
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines))


save("gamma-p", p_rows)
save("gamma-q", q_rows)
save("gamma-p-derivative", d_rows)
save("gamma-p-second-derivative", d2_rows)
