"""Writes reference numbers of the gamma, beta, Student and von Mises families.

Cdfs are power series and continued fractions of 60 digits, or quadrature for von Mises; quantiles are
Newton's from where scipy puts them.
"""

import sys

import mpmath
import scipy.special as sp
from mpmath import mpf, pi

from distribution_tables import Table, log

e, digamma, lgamma = mpmath.exp, mpmath.digamma, mpmath.loggamma


def write(name, settings, points, **functions):
    table = Table(name)
    table.family(settings, points, **functions)
    table.write()


def solve(cdf, density, u, start):
    """The quantile, by Newton's method on the logarithm of the cdf."""
    x = mpf(float(start))
    for _ in range(100):
        share = cdf(x)
        step = (log(share) - log(u)) * share / e(density(x))
        x = x - step if x - step > 0 or start < 0 else x / 2
        if abs(step) < abs(x) * mpf(10) ** -40:
            return x
    raise ArithmeticError((u, start))


def lower_gamma(a, y):
    """The regularised incomplete gamma function P(a, y), by its power series."""
    term, total, n = mpf(1), mpf(1), 0
    while term > total * mpmath.eps:
        n += 1
        term *= y / (a + n)
        total += term
    return total * e(a * log(y) - y - lgamma(a + 1))


def upper_gamma(a, y):
    """1 - P(a, y), by Legendre's continued fraction where the difference would lose digits."""
    rest = 1 - lower_gamma(a, y)
    if rest > mpf(10) ** -30:
        return rest
    value = mpf(0)
    for n in range(3000, 0, -1):
        value = n * (a - n) / (y - a + 2 * n + 1 + value)
    return e(a * log(y) - y - lgamma(a)) / (y - a + 1 + value)


def gammas():
    p, q = lower_gamma, upper_gamma
    density = lambda a, r, x: a * log(r) + (a - 1) * log(x) - r * x - lgamma(a)
    quantile = lambda a, r, u: solve(
        lambda x: p(a, x), lambda x: density(a, mpf(1), x), u, sp.gammaincinv(float(a), float(u))) / r
    entropy = lambda a, r: a - log(r) + lgamma(a) + (1 - a) * digamma(a)
    kl = lambda a, r, b, s: (
        (a - b) * digamma(a) - lgamma(a) + lgamma(b) + b * (log(r) - log(s)) + a * (s - r) / r)
    spread = lambda a, r: [
        float(sp.gammaincinv(a, t)) / r for t in (1e-30, 1e-4, 0.3, 0.5, 0.99, 1 - 1e-10)
        if float(sp.gammaincinv(a, t)) / r > 1e-290] + [
        (a + 10 * a**0.5 + 30) / r, (a + 600) / r]
    settings = [(1.0, 1.0), (2.5, 1e-3), (0.1, 7.0), (0.01, 1.0), (100.0, 3.0), (1e6, 2e3)]
    write("gamma", settings, spread, log_density=density, cdf=lambda a, r, x: p(a, r * x),
          survival=lambda a, r, x: q(a, r * x), quantile=quantile, probabilities=(0.01, 0.5, 0.9),
          mean=lambda a, r: a / r, variance=lambda a, r: a / r**2, entropy=entropy, kl=kl)
    write("inverseGamma", [(1.0, 1.0), (2.5, 1e-3), (1.5, 7.0), (100.0, 3.0), (0.5, 2.0)],
          lambda a, s: [1 / x for x in spread(a, s)],
          log_density=lambda a, s, x: a * log(s) - (a + 1) * log(x) - s / x - lgamma(a),
          cdf=lambda a, s, x: q(a, s / x), survival=lambda a, s, x: p(a, s / x),
          quantile=lambda a, s, u: 1 / quantile(a, s, 1 - u), probabilities=(0.125, 0.5, 0.75),
          mean=lambda a, s: s / (a - 1) if a > 1 else mpf("inf"),
          variance=lambda a, s: (
              s**2 / ((a - 1) ** 2 * (a - 2)) if a > 2 else mpf("inf" if a > 1 else "nan")),
          entropy=lambda a, s: a + log(s) + lgamma(a) - (1 + a) * digamma(a), kl=kl)
    half = mpf(1) / 2
    write("chiSquare", [(1.0,), (4.0,), (0.3,), (5000.0,)], lambda k: spread(k / 2, 0.5),
          log_density=lambda k, x: density(k / 2, half, x), cdf=lambda k, x: p(k / 2, x / 2),
          survival=lambda k, x: q(k / 2, x / 2), quantile=lambda k, u: quantile(k / 2, half, u),
          probabilities=(0.01, 0.5, 0.9), mean=lambda k: k, variance=lambda k: 2 * k,
          entropy=lambda k: entropy(k / 2, half), kl=lambda k, j: kl(k / 2, half, j / 2, half))


def lower(a, b, x):
    """The regularised incomplete beta function, by its power series or, beyond, its complement."""
    if x > (a + 1) / (a + b + 2):
        return 1 - lower(b, a, 1 - x)
    if x == 0:
        return mpf(0)
    term, total, n = mpf(1), mpf(1), 0
    while abs(term) > abs(total) * mpmath.eps:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return total * e(a * log(x) + b * mpmath.log1p(-x) - log(a) - log_beta(a, b))


def log_beta(a, b):
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def betas():
    upper = lambda a, b, x: lower(b, a, 1 - x)
    density = lambda a, b, x: (
        (a - 1) * log(x) + (b - 1) * mpmath.log1p(-x) - log_beta(a, b) if 0 < x < 1
        else -log_beta(a, b) if a == b == 1 else mpf("nan"))
    quantile = lambda a, b, u: solve(
        lambda x: lower(a, b, x), lambda x: density(a, b, x), u, sp.betaincinv(float(a), float(b), float(u)))
    entropy = lambda a, b: (
        log_beta(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b) + (a + b - 2) * digamma(a + b))
    kl = lambda a, b, c, d: (
        log_beta(c, d) - log_beta(a, b) + (a - c) * digamma(a) + (b - d) * digamma(b)
        + (c - a + d - b) * digamma(a + b))
    variance = lambda a, b: a * b / ((a + b) ** 2 * (a + b + 1))
    spread = lambda a, b: [1.0, 0.0] * (a == b == 1) + [
        x for x in (float(sp.betaincinv(a, b, t)) for t in (1e-30, 1e-6, 0.02, 0.3, 0.5, 0.97, 1 - 1e-9))
        if 1e-290 < x < 1]
    write("beta",
          [(1.0, 1.0), (0.5, 0.5), (2.0, 7.5), (0.05, 3.0), (40.0, 0.7), (3e4, 1e5), (0.02, 0.03)], spread,
          log_density=density, cdf=lower, survival=upper, quantile=quantile,
          probabilities=(0.01, 0.25, 0.4), mean=lambda a, b: a / (a + b), variance=variance,
          entropy=entropy, kl=kl)
    pair = lambda m, k: (m * k, (1 - m) * k)
    write("betaProportion", [(0.5, 2.0), (0.01, 30.0), (0.8, 1.0), (0.3, 4096.0)],
          lambda m, k: [x for x in spread(*pair(m, k)) if x not in (0.0, 1.0)],
          log_density=lambda m, k, x: density(*pair(m, k), x),
          cdf=lambda m, k, x: lower(*pair(m, k), x), survival=lambda m, k, x: upper(*pair(m, k), x),
          quantile=lambda m, k, u: quantile(*pair(m, k), u), probabilities=(0.01, 0.25, 0.5),
          mean=lambda m, k: m, variance=lambda m, k: m * (1 - m) / (k + 1),
          entropy=lambda m, k: entropy(*pair(m, k)),
          kl=lambda m, k, n, j: kl(*pair(m, k), *pair(n, j)))


def students():
    half = mpf(1) / 2
    density = lambda n, z: (
        lgamma((n + 1) / 2) - lgamma(n / 2) - log(n * pi) / 2 - (n + 1) / 2 * mpmath.log1p(z**2 / n))

    def cdf(n, z):
        tail = lower(n / 2, half, n / (n + z**2)) / 2
        return tail if z < 0 else 1 - tail

    def quantile(n, u):
        if u == half:
            return mpf(0)
        return solve(lambda z: cdf(n, z), lambda z: density(n, z), u, sp.stdtrit(float(n), float(u)))

    entropy = lambda n: (
        (n + 1) / 2 * (digamma((n + 1) / 2) - digamma(n / 2)) + log(n) / 2 + log_beta(n / 2, half))
    heavy = lambda n, low: mpf("inf") if n > low else mpf("nan")
    offsets = (0.0, 0.7, -2.5, 9.0, -40.0, 1e6, -1e12)
    write("studentT",
          [(1.0, 0.0, 1.0), (2.5, -3.0, 0.01), (7.0, 100.0, 3.0), (30.0, 0.0, 1.0), (0.5, 0.0, 1.0),
           (1e5, 1.0, 2.0)],
          lambda n, m, s: [m + s * t for t in offsets if n < 20 or abs(t) < 30],
          log_density=lambda n, m, s, x: density(n, (x - m) / s) - log(s),
          cdf=lambda n, m, s, x: cdf(n, (x - m) / s),
          survival=lambda n, m, s, x: cdf(n, -(x - m) / s),
          quantile=lambda n, m, s, u: m + s * quantile(n, u), probabilities=(0.01, 0.25, 0.5),
          mean=lambda n, m, s: m if n > 1 else mpf("nan"),
          variance=lambda n, m, s: s**2 * n / (n - 2) if n > 2 else heavy(n, 1),
          entropy=lambda n, m, s: entropy(n) + log(s))
    mean = lambda n: (
        2 * mpmath.sqrt(n / pi) * e(lgamma((n + 1) / 2) - lgamma(n / 2)) / (n - 1) if n > 1
        else mpf("inf"))
    write("halfStudentT", [(1.0, 1.0), (2.5, 0.01), (7.0, 300.0), (0.5, 1.0), (1e5, 2.0)],
          lambda n, s: [s * t for t in (1e-9, 0.01, 0.6, 1.7, 9.0, 1e6) if n < 50 or t < 30],
          log_density=lambda n, s, x: density(n, x / s) - log(s) + log(2),
          cdf=lambda n, s, x: 1 - 2 * cdf(n, -x / s), survival=lambda n, s, x: 2 * cdf(n, -x / s),
          quantile=lambda n, s, u: -s * quantile(n, (1 - u) / 2), probabilities=(0.01, 0.25, 0.5, 0.9),
          mean=lambda n, s: s * mean(n),
          variance=lambda n, s: s**2 * (n / (n - 2) - mean(n) ** 2) if n > 2 else heavy(n, 1),
          entropy=lambda n, s: entropy(n) + log(s) - log(2))


def von_mises():
    i0e = lambda k: mpmath.besseli(0, k) * e(-k)
    ratio = lambda k: mpmath.besseli(1, k) / mpmath.besseli(0, k)
    density = lambda m, k, x: k * (mpmath.cos(x - m) - 1) - log(2 * pi * i0e(k))

    def part(m, k, a, b):
        cuts = sorted({a, b} | {c for c in (m, m - 2 / mpmath.sqrt(k + 1), m + 2 / mpmath.sqrt(k + 1))
                                if a < c < b})
        return mpmath.quad(lambda t: e(density(m, k, t)), cuts) if a < b else mpf(0)

    write("vonMises", [(0.0, 1.0), (0.5, 3.0), (-3.0, 0.5), (1.0, 1e4), (7.0, 2.0), (0.0, 0.0)],
          lambda m, k: [-3.0, -1.0, 0.25, 1.0, 2.5] if k < 100 else [0.97, 1.0, 1.02],
          log_density=density,
          cdf=lambda m, k, x: part(m, k, -pi, x), survival=lambda m, k, x: part(m, k, x, pi),
          entropy=lambda m, k: log(2 * pi * i0e(k)) + k * (1 - ratio(k)),
          kl=lambda m, k, n, j: (
              log(i0e(j)) + j - log(i0e(k)) - k + ratio(k) * (k - j * mpmath.cos(m - n))))


if __name__ == "__main__":
    mpmath.mp.dps = 60
    for family in (gammas, betas, students, von_mises):
        if len(sys.argv) < 2 or family.__name__ in sys.argv:
            family()
