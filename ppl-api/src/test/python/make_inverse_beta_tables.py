"""Tables of the beta and binomial quantiles and of Student's law."""

import math

import mpmath as mp
from mpmath import mpf

from incomplete_beta_series import lower, series
from tables_common import RESOURCES, cell


def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def inverse(a, b, p):
    """The x with I_x(a, b) = p, p <= 1/2, by bisection in the logit and then Newton."""
    low, high = mpf(-3000), mpf(3000)
    full = lambda s: both(a, b, s)
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if full(middle) < p else (low, middle)
    s = low
    for _ in range(60):
        value = full(s)
        x = 1 / (1 + mp.exp(-s))
        y = 1 / (1 + mp.exp(s))
        slope = mp.exp(a * mp.log(x) + b * mp.log(y) - log_beta(a, b))
        change = mp.log(value / p) * value / slope
        s -= change
        if abs(change) < mpf(10) ** -28:
            break
    else:
        raise ValueError((a, b, p))
    x = 1 / (1 + mp.exp(-s))
    return x, p / slope


def both(a, b, s):
    x = 1 / (1 + mp.exp(-s))
    if s <= 0 or 1 - x == 0:
        return series(a, b, x) if s <= 0 else mpf(1)
    return 1 - series(b, a, 1 / (1 + mp.exp(s)))


rows = []
for a in (0.01, 0.3, 1.0, 2.5, 30.0, 700.0):
    for b in (0.01, 0.3, 1.0, 2.5, 30.0, 700.0):
        for p in (1e-200, 1e-20, 1e-3, 0.1, 0.37, 0.5):
            estimate = (math.log(p) + math.log(a) + float(log_beta(a, b))) / a
            if estimate < -600:
                continue
            with mp.workdps(60 + int(-math.log10(p))):
                x, condition = inverse(mpf(a), mpf(b), mpf(p))
                rows.append((a, b, p, cell(condition), cell(x)))

binomial = []
for n in (1.0, 2.0, 10.0, 37.0, 1000.0, 100000.0):
    for p in (1e-9, 1e-3, 0.1, 0.5, 0.77, 0.9999):
        for u in (1e-12, 0.03, 0.5, 0.77, 0.999, 1 - 1e-10):
            with mp.workdps(50):
                cdf = lambda k: 1 - lower(mpf(k + 1), mpf(n - k), mpf(p)) if k < n else mpf(1)
                low, high = -1, int(n)
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (low, middle) if cdf(middle) >= mpf(u) else (middle, high)
                binomial.append((n, p, u, cell(high)))

cdf_rows, slope_rows = [], []
for degrees in (0.1, 0.5, 1.0, 2.0, 3.5, 10.0, 50.0, 1000.0, 1e5):
    for t in (-1e-8, -0.01, -0.3, -1.0, -1.7, -3.0, -8.0, -30.0, -1e4):
        nu, tm = mpf(degrees), mpf(t)
        if degrees * math.log1p(t * t / degrees) > 1300:
            continue
        with mp.workdps(400):
            tail = lambda v: lower(v / 2, mpf(1) / 2, v / (v + tm * tm)) / 2
            h = mpf(10) ** -25 * nu
            cdf_rows.append((degrees, t, cell(tail(nu))))
            slope_rows.append((degrees, t, cell((tail(nu + h) - tail(nu - h)) / (2 * h))))

for name, table in (("beta-i-inverse", rows), ("binomial-quantile", binomial), ("student-cdf", cdf_rows), ("student-cdf-derivative", slope_rows)):
    lines = [",".join(c if isinstance(c, str) else repr(float(c)) for c in row) for row in table]
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines), flush=True)
