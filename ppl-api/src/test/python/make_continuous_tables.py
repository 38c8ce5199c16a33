"""Writes reference numbers of the continuous distributions, from textbook formulas in mpmath.

Extreme parameters belong in this file only; see Row.java.
"""

import mpmath
from mpmath import mpf, pi

from distribution_tables import Table, log, ndtr, ndtri

EULER = mpmath.euler
e = mpmath.exp


def write(name, settings, points, **functions):
    table = Table(name)
    table.family(settings, points, **functions)
    table.write()


def location_scale(name, log_density, cdf, survival, quantile, mean=None, variance=None,
                   entropy=None, kl=None, half=False, offsets=(0, 1, -2.5, 8, -12, 30, -600, 1e6),
                   settings=((0.0, 1.0), (-3.0, 0.001), (1e3, 1e6))):
    """A family given by its standard member, with the scale's and the location's shares added."""
    if half:
        settings = [(0.01,), (1.0,), (2.5e6,)]
        offsets = (1e-12, 0.01, 0.6, 1.7, 8, 30, 1e6)
    split = lambda p: (mpf(0), p[0]) if half else (p[0], p[1])
    z = lambda a: (a[-1] - split(a)[0]) / split(a)[1]
    kind = dict(
        log_density=lambda *a: log_density(z(a)) - log(split(a)[1]),
        cdf=lambda *a: cdf(z(a)),
        survival=lambda *a: survival(z(a)),
        quantile=lambda *a: split(a)[0] + split(a)[1] * quantile(a[-1]),
    )
    if mean is not None:
        kind["mean"] = lambda *p: split(p)[0] + split(p)[1] * mean
        kind["variance"] = lambda *p: split(p)[1] ** 2 * variance
    if entropy is not None:
        kind["entropy"] = lambda *p: entropy + log(split(p)[1])
    if kl:
        kind["kl"] = kl
    write(name, settings, lambda *p: [split(p)[0] + split(p)[1] * t for t in offsets], **kind)


def real_line():
    half_log = log(2 * pi) / 2
    phi = lambda z: -z**2 / 2 - half_log
    location_scale(
        "normal", phi, ndtr, lambda z: ndtr(-z), ndtri, 0, 1, half_log + mpf(1) / 2,
        kl=lambda m, s, n, r: log(r / s) + (s**2 + (m - n) ** 2) / (2 * r**2) - mpf(1) / 2)
    location_scale(
        "cauchy", lambda z: -log(pi * (1 + z**2)), lambda z: mpmath.atan2(1, -z) / pi,
        lambda z: mpmath.atan2(1, z) / pi, lambda u: -mpmath.cot(pi * u) if u != 0.5 else mpf(0), entropy=log(4 * pi),
        kl=lambda m, s, n, r: log(((s + r) ** 2 + (m - n) ** 2) / (4 * s * r)),
        settings=((0.0, 1.0), (-3.0, 0.001), (1e3, 1e6), (0.0, 1e-200)),
        offsets=(0, 1, -2.5, 8, -12, 30, -600, 1e6, 1e180))
    tail = lambda z: e(z) / 2 if z < 0 else 1 - e(-z) / 2
    location_scale(
        "laplace", lambda z: -abs(z) - log(2), tail, lambda z: tail(-z),
        lambda u: log(2 * u) if 2 * u < 1 else -log(2 * (1 - u)), 0, 2, 1 + log(2),
        kl=lambda m, s, n, r: log(r / s) + (s * e(-abs(m - n) / s) + abs(m - n)) / r - 1)
    sigmoid = lambda z: 1 / (1 + e(-z))
    location_scale(
        "logistic", lambda z: -z - 2 * mpmath.log1p(e(-z)), sigmoid, lambda z: sigmoid(-z),
        lambda u: log(u) - log(1 - u), 0, pi**2 / 3, mpf(2))
    gumbel_kl = lambda m, s, n, r: (
        log(r / s) + EULER * (s / r - 1) + e((n - m) / r) * mpmath.gamma(s / r + 1) - 1
        + (m - n) / r)
    location_scale(
        "gumbel", lambda z: -z - e(-z), lambda z: e(-e(-z)), lambda z: -mpmath.expm1(-e(-z)),
        lambda u: -log(-log(u)), EULER, pi**2 / 6, EULER + 1, kl=gumbel_kl,
        offsets=(0, 1, -2.5, 8, -6, 30, 600, 1e6),
        settings=((0.0, 1.0), (-3.0, 2.0), (1.0, 1e3)))
    location_scale(
        "halfNormal", lambda z: phi(z) + log(2), lambda z: mpmath.erf(z / mpmath.sqrt(2)),
        lambda z: mpmath.erfc(z / mpmath.sqrt(2)), lambda u: -ndtri((1 - u) / 2),
        mpmath.sqrt(2 / pi), 1 - 2 / pi, log(pi / 2) / 2 + mpf(1) / 2, half=True,
        kl=lambda s, r: log(r / s) + s**2 / (2 * r**2) - mpf(1) / 2)
    location_scale(
        "halfCauchy", lambda z: log(2 / pi) - log(1 + z**2), lambda z: 2 * mpmath.atan(z) / pi,
        lambda z: 2 * mpmath.atan2(1, z) / pi, lambda u: mpmath.tan(pi * u / 2),
        entropy=log(2 * pi), half=True)
    skew = [(0.0, 1.0, 0.0), (1.0, 2.0, 3.0), (-2.0, 0.1, -20.0), (0.0, 1.0, 1e4)]
    delta = lambda a: a / mpmath.sqrt(1 + a**2)
    write(
        "skewNormal", skew, lambda m, s, a: [m, m + s, m - 2.5 * s, m + 30 * s, m - 12 * s],
        log_density=lambda m, s, a, x: (
            log(2 / s) + phi((x - m) / s) + log(ndtr(a * (x - m) / s))),
        mean=lambda m, s, a: m + s * delta(a) * mpmath.sqrt(2 / pi),
        variance=lambda m, s, a: s**2 * (1 - 2 * delta(a) ** 2 / pi))


def positive():
    z = lambda m, s, x: (log(x) - m) / s
    write(
        "logNormal", [(0.0, 1.0), (-3.0, 0.01), (2.0, 5.0)],
        lambda m, s: [float(e(m + s * t)) for t in (0, 1, -2.5, 8, -12, 30)] + [1e-300, 1e300],
        log_density=lambda m, s, x: (
            -z(m, s, x) ** 2 / 2 - log(s * x) - log(2 * pi) / 2),
        cdf=lambda m, s, x: ndtr(z(m, s, x)), survival=lambda m, s, x: ndtr(-z(m, s, x)),
        quantile=lambda m, s, u: e(m + s * ndtri(u)), mean=lambda m, s: e(m + s**2 / 2),
        variance=lambda m, s: mpmath.expm1(s**2) * e(2 * m + s**2),
        entropy=lambda m, s: m + log(s) + (log(2 * pi) + 1) / 2,
        kl=lambda m, s, n, r: log(r / s) + (s**2 + (m - n) ** 2) / (2 * r**2) - mpf(1) / 2)
    write(
        "exponential", [(1.0,), (1e-5,), (3e8,)],
        lambda r: [t / r for t in (1e-18, 1e-3, 0.5, 0.9, 7, 40, 1e4)] + [0.0],
        log_density=lambda r, x: log(r) - r * x, cdf=lambda r, x: -mpmath.expm1(-r * x),
        survival=lambda r, x: e(-r * x), quantile=lambda r, u: -log(1 - u) / r,
        mean=lambda r: 1 / r, variance=lambda r: 1 / r**2, entropy=lambda r: 1 - log(r),
        kl=lambda r, q: log(r / q) + q / r - 1)
    gamma = mpmath.gamma
    weibull_kl = lambda k, s, j, r: (
        log(k / s**k) - log(j / r**j) + (k - j) * (log(s) - EULER / k)
        + (s / r) ** j * gamma(j / k + 1) - 1)
    write(
        "weibull", [(1.0, 1.0), (0.5, 3.0), (20.0, 1e-3), (2.5, 7.0)],
        lambda k, s: [s * t ** (1 / k) for t in (1e-30, 1e-9, 0.01, 0.6, 1, 5, 60, 500)],
        log_density=lambda k, s, x: log(k / s) + (k - 1) * log(x / s) - (x / s) ** k,
        cdf=lambda k, s, x: -mpmath.expm1(-((x / s) ** k)),
        survival=lambda k, s, x: e(-((x / s) ** k)),
        quantile=lambda k, s, u: s * (-log(1 - u)) ** (1 / k),
        mean=lambda k, s: s * gamma(1 + 1 / k),
        variance=lambda k, s: s**2 * (gamma(1 + 2 / k) - gamma(1 + 1 / k) ** 2),
        entropy=lambda k, s: EULER * (1 - 1 / k) + log(s / k) + 1, kl=weibull_kl)
    write(
        "pareto", [(1.0, 3.5), (2.0, 2.5), (1e-6, 1.5), (5.0, 0.3), (1.0, 100.0)],
        lambda m, a: [m, m * (1 + 1e-9), m * 1.001, m * 2, m * 50, m * 1e9, m * 1e200],
        log_density=lambda m, a, x: log(a) + a * log(m) - (a + 1) * log(x),
        cdf=lambda m, a, x: 1 - (m / x) ** a, survival=lambda m, a, x: (m / x) ** a,
        quantile=lambda m, a, u: m * (1 - u) ** (-1 / a),
        mean=lambda m, a: a * m / (a - 1) if a > 1 else mpf("inf"),
        variance=lambda m, a: (
            m**2 * a / ((a - 1) ** 2 * (a - 2)) if a > 2 else mpf("inf" if a > 1 else "nan")),
        entropy=lambda m, a: log(m / a) + 1 / a + 1,
        kl=lambda m, a, n, b: (
            b * log(m / n) + log(a / b) + b / a - 1 if m >= n else mpf("inf")))


def bounded():
    write(
        "uniform", [(0.0, 1.0), (-3.0, 5.0), (1e3, 1.0001e3)],
        lambda a, b: [a, b, a + (b - a) / 4, a + (b - a) / 3, a - 1.0, b + 1.0],
        log_density=lambda a, b, x: -log(b - a) if a <= x <= b else mpf("-inf"),
        cdf=lambda a, b, x: max(mpf(0), min(mpf(1), (x - a) / (b - a))),
        survival=lambda a, b, x: max(mpf(0), min(mpf(1), (b - x) / (b - a))),
        quantile=lambda a, b, u: a + (b - a) * u, mean=lambda a, b: (a + b) / 2,
        variance=lambda a, b: (b - a) ** 2 / 12, entropy=lambda a, b: log(b - a),
        kl=lambda a, b, c, d: log((d - c) / (b - a)) if c <= a and b <= d else mpf("inf"))
    moment = lambda a, b, n: b * mpmath.beta(1 + mpf(n) / a, b)
    write(
        "kumaraswamy", [(1.0, 1.0), (0.5, 0.5), (2.0, 7.0), (30.0, 0.8), (0.2, 50.0)],
        lambda a, b: [1e-200, 1e-9, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-10],
        log_density=lambda a, b, x: (
            log(a * b) + (a - 1) * log(x) + (b - 1) * log(1 - x**a)),
        cdf=lambda a, b, x: -mpmath.expm1(b * mpmath.log1p(-(x**a))),
        survival=lambda a, b, x: (1 - x**a) ** b,
        quantile=lambda a, b, u: (1 - (1 - u) ** (1 / b)) ** (1 / a),
        mean=lambda a, b: moment(a, b, 1),
        variance=lambda a, b: moment(a, b, 2) - moment(a, b, 1) ** 2,
        entropy=lambda a, b: (
            (1 - 1 / b) + (1 - 1 / a) * (mpmath.digamma(b + 1) + EULER) - log(a * b)))


def truncated():
    a = lambda m, s, l, h: (l - m) / s
    b = lambda m, s, l, h: (h - m) / s
    phi = lambda z: e(-z**2 / 2) / mpmath.sqrt(2 * pi) if mpmath.isfinite(z) else mpf(0)
    times = lambda z: z * phi(z) if mpmath.isfinite(z) else mpf(0)
    share = lambda l, h: ndtr(h) - ndtr(l) if l + h < 0 else ndtr(-l) - ndtr(-h)
    mass = lambda *p: share(a(*p), b(*p))
    shift = lambda *p: (phi(a(*p)) - phi(b(*p))) / mass(*p)
    tilt = lambda *p: (times(a(*p)) - times(b(*p))) / mass(*p)

    def quantile(m, s, l, h, u):
        low, high = a(m, s, l, h), b(m, s, l, h)
        if low + high > 0:
            return m - s * ndtri(ndtr(-high) + (1 - u) * (ndtr(-low) - ndtr(-high)))
        return m + s * ndtri(ndtr(low) + u * (ndtr(high) - ndtr(low)))

    def points(m, s, l, h):
        low = max(a(m, s, l, h), -40)
        high = min(b(m, s, l, h), low + 12)
        inner = [m + s * (low + t * (high - low)) for t in (0.001, 0.1, 0.4, 0.8)]
        return inner + [x for x in (l, h, l - 1, h + 1) if abs(x) < 1e300]

    inf = float("inf")
    write(
        "truncatedNormal",
        [(0.0, 1.0, -1.0, 2.0), (1.0, 2.0, 0.0, inf), (0.0, 1.0, -inf, -3.0),
         (0.0, 1.0, 8.0, 9.0), (0.0, 1.0, 50.0, inf), (2.0, 0.5, -30.0, -20.0),
         (0.0, 3.0, -inf, inf), (0.0, 1.0, -0.001, 0.002)],
        points,
        log_density=lambda m, s, l, h, x: (
            -((x - m) / s) ** 2 / 2 - log(2 * pi) / 2 - log(s) - log(mass(m, s, l, h))
            if l <= x <= h else mpf("-inf")),
        cdf=lambda m, s, l, h, x: (
            share(a(m, s, l, h), (min(max(x, l), h) - m) / s) / mass(m, s, l, h) if x > l else mpf(0)),
        survival=lambda m, s, l, h, x: (
            share((max(min(x, h), l) - m) / s, b(m, s, l, h)) / mass(m, s, l, h) if x < h else mpf(0)),
        quantile=quantile, probabilities=(0.01, 0.5, 0.9),
        mean=lambda *p: p[0] + p[1] * shift(*p),
        # Far out, or between close bounds, the closed form loses digits, as its Javadoc says.
        variance=lambda *p: (
            p[1] ** 2 * (1 + tilt(*p) - shift(*p) ** 2)
            if abs(a(*p) + b(*p)) < 10 and b(*p) - a(*p) > 1 else None),
        entropy=lambda *p: log(p[1] * mass(*p)) + (log(2 * pi) + 1 + tilt(*p)) / 2)


if __name__ == "__main__":
    # Beyond doubles' tails a survival of 1 - cdf needs more digits than any tail has zeros.
    mpmath.mp.dps = 250
    real_line()
    positive()
    bounded()
    truncated()
