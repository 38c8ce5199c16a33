"""Tables of the gamma family, the normal law and the helpers (mpmath, 60 digits)."""

import mpmath as mp
from mpmath import mpf

from tables_common import linspace, logspace, write


def near(points, offsets=(1e-3, 1e-8, 1e-14)):
    return [p + s * o for p in points for o in offsets for s in (-1, 1)]


def log_abs_gamma(x):
    return mp.log(abs(mp.gamma(x))) if x < 0 else mp.loggamma(x)


def non_pole(points):
    return [x for x in points if not (x <= 0 and x == int(x))]


def polygamma(n, x):
    """By the Hurwitz zeta for x > 0; by differentiating the reflection formula for x < 0."""
    n = int(n)
    if x > 0:
        if n == 0:
            return mp.digamma(x)
        if x > 1e8:
            return polygamma_asymptotic(n, x)
        # mpmath's zeta has an absolute error, while the value is as small as x^-n.
        with mp.workdps(60 + 10 * n):
            return (-1) ** (n + 1) * mp.factorial(n) * mp.zeta(n + 1, x)
    t = mp.pi * x
    cot = mp.cos(t) / mp.sin(t)
    csc2 = 1 / mp.sin(t) ** 2
    cot_derivative = {
        0: mp.pi * cot,
        1: -(mp.pi**2) * csc2,
        2: 2 * mp.pi**3 * csc2 * cot,
        3: -(mp.pi**4) * csc2 * (4 * cot**2 + 2 * csc2),
    }[n]
    return (-1) ** n * polygamma(n, 1 - x) - cot_derivative


def polygamma_asymptotic(n, x):
    if n == 0:
        return mp.digamma(x)
    total = mp.factorial(n - 1) / x**n + mp.factorial(n) / (2 * x ** (n + 1))
    for k in range(1, 20):
        total += mp.bernoulli(2 * k) * mp.factorial(2 * k + n - 1) / (mp.factorial(2 * k) * x ** (2 * k + n))
    return (-1) ** (n + 1) * total


def ndtr(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def ndtri(p):
    with mp.workdps(60):
        # Newton in the log of the cdf, from a rough start: converges monotonically in the tail.
        q = p if p < 0.5 else 1 - p
        if q == mpf(1) / 2:
            return mpf(0)
        x = -mp.sqrt(-2 * mp.log(q)) if q < 0.1 else (q - mpf(1) / 2) * 2.5
        for _ in range(60):
            value = mp.log(ndtr(x)) - mp.log(q)
            slope = mp.npdf(x) / ndtr(x)
            step = value / slope
            x -= step
            if abs(step) < abs(x) * mpf(10) ** -40:
                break
        return x if p < 0.5 else -x


def erfcx(x):
    if x > 1e6:
        return 1 / (x * mp.sqrt(mp.pi)) * (1 - 1 / (2 * x * x) + 3 / (4 * x**4))
    return mp.exp(x * x) * mp.erfc(x)


def log_ndtr(x):
    if x < -1e5:
        y = 1 / (x * x)
        return -x * x / 2 - mp.log(-x * mp.sqrt(2 * mp.pi)) + mp.log(1 - y + 3 * y**2 - 15 * y**3)
    return mp.log(ndtr(x)) if x < 0 else mp.log1p(-ndtr(-x))


def softplus(x):
    return mp.log1p(mp.exp(x)) if x < 100 else x + mp.exp(-x)


positive = logspace(1e-300, 1e300, 80) + logspace(1e-5, 1e5, 120) + linspace(0.05, 4, 80) + near([1, 2, 1.4616321449683622, 10, 15])
negative = [-x for x in logspace(1e-300, 1e-3, 20)] + linspace(-30, -0.01, 150) + near([-1, -2, -3, -10], (1e-3, 1e-8)) + [-2.4570247382208006, -2.747682646727413, -170.5, -1000.3, -12345.6789]
write("lgamma", log_abs_gamma, non_pole(positive + negative))
write("digamma", lambda x: polygamma(0, x), non_pole(positive + negative))
write("trigamma", lambda x: polygamma(1, x), non_pole([x for x in positive + negative if abs(x) > 1e-150]))
rows = [(n, x) for n in (2, 3, 4, 5, 8, 12, 20, 40) for x in logspace(1e-5, 1e6, 40) + linspace(0.1, 60, 25)]
rows = [row for row in rows if row[1] > 0]
write("polygamma", polygamma, rows)
rows = [(n, x) for n in (0, 1, 2, 3) for x in linspace(-20, -0.03, 60) + [-0.5, -1.5, -1e-5, -100.25, -3.0001]]
rows = [row for row in rows if row[1] < 0]
write("polygamma-negative", polygamma, rows)

tail = linspace(-6, 6, 120) + logspace(1e-300, 1, 30) + [-x for x in logspace(1e-300, 1, 30)] + logspace(1, 26, 60)
write("erf", mp.erf, tail)
write("erfc", mp.erfc, tail)
write("erfcx", erfcx, tail + logspace(10, 1e300, 60) + linspace(-26, -6, 40))
normal = linspace(-9, 9, 120) + logspace(1e-300, 1, 20) + [-x for x in logspace(1e-300, 1, 20)] + linspace(-37.5, -5, 100) + linspace(5, 30, 30)
write("ndtr", ndtr, normal)
write("log-ndtr", log_ndtr, normal + [-x for x in logspace(5, 1e150, 100)])
probabilities = linspace(0.002, 0.998, 120) + logspace(1e-307, 0.3, 120) + [1 - x for x in logspace(1e-15, 0.3, 60)] + near([0.5], (1e-3, 1e-8, 1e-14, 1.2e-16)) + [2.0**-54 + 0.5, 1 - 2.0**-53, 5e-324, 1e-320]
write("ndtri", ndtri, [p for p in probabilities if 0 < p < 1])

signed = logspace(1e-300, 1e3, 80) + linspace(0.05, 5, 60) + linspace(30, 50, 20)
write("log1mexp", lambda x: mp.log(-mp.expm1(-abs(x))), [x for x in signed if 0 < x < 700])
signed = signed + [-x for x in signed]
write("softplus", softplus, [x for x in signed if x > -700])
write("sigmoid", lambda x: 1 / (1 + mp.exp(-x)), [x for x in signed if x > -700])
write("log-sigmoid", lambda x: -softplus(-x), [x for x in signed if x < 700])
write("mvlgamma", lambda p, a: p * (p - 1) / 4 * mp.log(mp.pi) + sum(mp.loggamma(a - mpf(j) / 2) for j in range(int(p))),
      [(p, (p - 1) / 2 + d) for p in (1, 2, 3, 5, 10, 40) for d in logspace(1e-4, 1e6, 30)])
