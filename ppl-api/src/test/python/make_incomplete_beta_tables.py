"""Tables of the incomplete beta function, its derivatives, and its inverse."""

import math
import sys

import mpmath as mp
from mpmath import mpf

from incomplete_beta_series import lower
from tables_common import RANDOM, RESOURCES, cell, logspace


shapes = [1e-3, 0.01, 0.1, 0.5, 1.0, 1.5, 3.0, 9.9, 12.3, 40.0, 60.0, 500.0, 2e4, 1e6]
rows = {"beta-i": [], "beta-i-complement": [], "beta-i-derivative-a": [], "beta-i-derivative-b": []}
for a in shapes:
    for b in shapes:
        mean = a / (a + b)
        sd = math.sqrt(mean * (1 - mean) / (a + b + 1))
        points = [RANDOM.uniform(0.01, 0.99), mean, 0.5]
        points += [mean + sd * z for z in RANDOM.sample([-12, -6, -3, -1, -0.1, 0.1, 1, 3, 6, 12], 4)]
        points += [10 ** RANDOM.uniform(-30, 0), RANDOM.uniform(0.2, 0.4) / (b + 1), 1 - RANDOM.uniform(0.2, 0.4) / (a + 1), RANDOM.uniform(1, 8) / (b + 1)]
        for x in points:
            if not 1e-200 < x < 1:
                continue
            depth = (a + b) * (mean * math.log(mean / x) + (1 - mean) * math.log((1 - mean) / (1 - x))) / math.log(10)
            if depth > 250:
                continue
            with mp.workdps(int(80 + depth)):
                am, bm, xm = mpf(a), mpf(b), mpf(x)
                h = mpf(10) ** -25
                value = lower(am, bm, xm)
                by_a = (lower(am * (1 + h), bm, xm) - lower(am * (1 - h), bm, xm)) / (2 * h * am)
                by_b = (lower(am, bm * (1 + h), xm) - lower(am, bm * (1 - h), xm)) / (2 * h * bm)
                slope = xm * (1 - xm) * mp.exp((am - 1) * mp.log(xm) + (bm - 1) * mp.log1p(-xm) - mp.loggamma(am) - mp.loggamma(bm) + mp.loggamma(am + bm))
                for name, v in (("beta-i", value), ("beta-i-complement", 1 - value), ("beta-i-derivative-a", by_a), ("beta-i-derivative-b", by_b)):
                    rows[name].append((a, b, x, cell(v)))
    print(a, flush=True, file=sys.stderr)

for name, table in rows.items():
    lines = [",".join(c if isinstance(c, str) else repr(float(c)) for c in row) for row in table]
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines))
