"""Shared by the distributions' table generators: reference numbers of a family, by mpmath.

Lines: quantity,parameters,argument,truth (see References.java).
"""

import pathlib

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60
RESOURCES = pathlib.Path(__file__).parent.parent / "resources/org/ppl4j/dist"


def cell(value):
    """The shortest decimal that reads back as the nearest double."""
    return repr(float(value))


class Table:
    """The lines of one distribution."""

    def __init__(self, name):
        self.name = name
        self.lines = []

    def add(self, quantity, parameters, argument, truth):
        text = ";".join(repr(p) for p in parameters)
        shown = argument if isinstance(argument, str) else repr(argument)
        self.lines.append(f"{quantity},{text},{shown},{cell(truth)}")

    def family(self, settings, points, log_density=None, cdf=None, survival=None, quantile=None,
               probabilities=(1e-10, 0.01, 0.5, 0.9), mean=None, variance=None, entropy=None,
               kl=None):
        """Adds what a family has; every function takes the parameters first."""
        for p in settings:
            exact = [mpf(v) for v in p]
            for x in map(float, points(*p)):
                at = mpf(x)
                if log_density:
                    self.add("logDensity", p, x, log_density(*exact, at))
                if cdf:
                    lower, upper = cdf(*exact, at), survival(*exact, at)
                    self.add("cdf", p, x, lower)
                    self.add("logCdf", p, x, log_share(lower, upper))
                    self.add("logSurvival", p, x, log_share(upper, lower))
            if quantile:
                for u in probabilities:
                    self.add("quantile", p, u, quantile(*exact, mpf(u)))
            for name, function in (("mean", mean), ("variance", variance), ("entropy", entropy)):
                truth = function(*exact) if function else None
                if truth is not None:
                    self.add(name, p, "", truth)
            if kl:
                for q in settings:
                    if q != p:
                        self.add("kl", p, ";".join(repr(v) for v in q),
                                 kl(*exact, *[mpf(v) for v in q]))

    def write(self):
        RESOURCES.mkdir(parents=True, exist_ok=True)
        (RESOURCES / f"{self.name}.csv").write_text("\n".join(self.lines) + "\n")


def log(x):
    return mpmath.log(x) if x > 0 else mpf("-inf")


def log_share(part, rest):
    """The logarithm of part = 1 - rest."""
    return log(part) if part < rest else mpmath.log1p(-rest)


def ndtr(x):
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def ndtri(u):
    if u < mpf("0.5"):
        start = -mpmath.sqrt(-2 * mpmath.log(u))
    else:
        start = mpmath.sqrt(-2 * mpmath.log(1 - u)) if u > mpf("0.5") else mpf(0)
    goal = mpmath.log(u)
    x = start
    for _ in range(200):
        step = (mpmath.log(ndtr(x)) - goal) * ndtr(x) / mpmath.npdf(x)
        x -= step
        if abs(step) < mpf(10) ** -50:
            break
    return x
