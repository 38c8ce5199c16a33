"""Tables of the Bessel functions and of the von Mises law."""

import mpmath as mp
from mpmath import mpf

from tables_common import RESOURCES, cell, linspace, logspace, write

points = [x for x in linspace(0.01, 20, 150) if x > 0] + logspace(1e-300, 1e5, 100) + [7.9999, 8.0001, 4.0, 4.0001, 1e8]


def asymptotic(n, x):
    """exp(-x) In(x) for large x, DLMF 10.40.1."""
    total, term = mpf(1), mpf(1)
    for k in range(1, 12):
        term *= -(4 * n * n - (2 * k - 1) ** 2) / (8 * k * x)
        total += term
    return total / mp.sqrt(2 * mp.pi * x)


def scaled(n, x):
    return asymptotic(n, x) if x > 1e4 else mp.besseli(n, x) * mp.exp(-x)


write("bessel-i0e", lambda x: scaled(0, x), points)
write("bessel-i1e", lambda x: scaled(1, x), points)
write("log-bessel-i0", lambda x: x + mp.log(scaled(0, x)) if x > 1e-10 else x * x / 4, points)
write("bessel-ratio-complement", lambda x: 1 - scaled(1, x) / scaled(0, x), points)

mp.mp.dps = 40


def von_mises(kappa, x):
    """The cdf and its derivative in kappa at x < 0; the tail cut where it is below 1e-40."""
    a = scaled(1, kappa) / scaled(0, kappa)
    end = -mp.pi
    square = mp.sin(x / 2) ** 2 + 60 / kappa if kappa > 0 else mpf(2)
    if square < 1:
        end = -2 * mp.asin(mp.sqrt(square))
    grid = [end + (x - end) * k / mpf(8) for k in range(9)]
    # mpmath's quadrature stops at an absolute error, so the density at x is taken out.
    top = mp.sin(x / 2) ** 2
    power = lambda t: mp.exp(-2 * kappa * (mp.sin(t / 2) ** 2 - top))
    factor = mp.exp(-2 * kappa * top) / (2 * mp.pi * scaled(0, kappa))
    value = factor * mp.quad(power, grid)
    return value, factor * mp.quad(lambda t: (mp.cos(t) - a) * power(t), grid)


cdf, slope = [], []
for kappa in [0.0, 1e-8, 1e-3] + logspace(0.01, 1e6, 22) + [7.99, 8.01, 1e8]:
    width = min(1.0, 1 / max(kappa, 1e-3) ** 0.5)
    for x in {-3.141, -3.0, -2.0, -1.0, -0.3, -width, -3 * width, -6 * width, -12 * width, -0.5 * width, -0.01 * width, -1e-9 * width}:
        if not -3.1415 < x < 0 or kappa * (1 - mp.cos(x)) > 650:
            continue
        value, derivative = von_mises(mpf(kappa), mpf(x))
        cdf.append((kappa, x, cell(value)))
        slope.append((kappa, x, cell(derivative)))

for name, rows in (("von-mises-cdf", cdf), ("von-mises-cdf-derivative", slope)):
    rows = sorted(rows)
    lines = [",".join(c if isinstance(c, str) else repr(float(c)) for c in row) for row in rows]
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines))
