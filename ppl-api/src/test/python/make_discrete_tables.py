"""Writes reference numbers of the distributions of integers, with mpmath from textbook formulas."""

import itertools

import mpmath
from mpmath import mpf

from distribution_tables import RESOURCES, cell, log

lg = mpmath.loggamma


def text(x):
    """A number, or an array with its sizes."""
    if not isinstance(x, (list, tuple)):
        return cell(x)
    sizes, flat = [], x
    while isinstance(flat, (list, tuple)):
        sizes.append(str(len(flat)))
        flat = flat[0]
    flat = list(x)
    while isinstance(flat[0], (list, tuple)):
        flat = list(itertools.chain.from_iterable(flat))
    return "x".join(sizes) + ": " + " ".join(cell(v) for v in flat)


class Lines:
    """The lines of one distribution."""

    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, quantity, parameters, argument, truth):
        shown = ";".join(text(p) for p in parameters)
        self.lines.append(f"{quantity},{shown},{argument},{text(truth)}")

    def write(self):
        (RESOURCES / f"{self.name}.csv").write_text("\n".join(self.lines) + "\n")


def exact(p):
    return [mpf(v) for v in p]


def choose(n, k):
    return lg(n + 1) - lg(k + 1) - lg(n - k + 1)


def xlogy(x, y):
    return mpf(0) if x == 0 else (mpf("-inf") if y == 0 else x * mpmath.log(y))


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def univariate(name, mass, far, near, mean=None, variance=None, entropy=None, kl=None, cdf=True,
               quantile=True):
    """far: (parameters, integers) for densities; near: (parameters, integers, range) for sums."""
    t = Lines(name)
    for p, ks in far:
        for k in ks:
            t.add("logDensity", p, k, mass(*exact(p), mpf(k)))
    for p, ks, top in near:
        e = exact(p)
        probabilities = [mpmath.exp(mass(*e, mpf(k))) for k in range(top + 1)]
        for k in ks:
            t.add("logDensity", p, k, mass(*e, mpf(k)))
            if cdf:
                lower = mpmath.fsum(probabilities[: k + 1])
                upper = 1 - lower if top > 1 and lower < mpf("0.5") else mpmath.fsum(probabilities[k + 1:])
                t.add("cdf", p, k, lower)
                t.add("logCdf", p, k, log(lower) if lower < 0.5 else mpmath.log1p(-upper))
                t.add("logSurvival", p, k, log(upper) if upper < 0.5 else mpmath.log1p(-lower))
        if quantile:
            for u in (0.001, 0.3, 0.77, 0.999):
                total, k = probabilities[0], 0
                while total < u:
                    k += 1
                    total += probabilities[k]
                t.add("quantile", p, repr(u), k)
        for quantity, f in (("mean", mean), ("variance", variance), ("entropy", entropy)):
            if f:
                t.add(quantity, p, "", f(*e))
        if kl:
            for q, _, _ in near:
                if q != p and kl(*e, *exact(q)) is not None:
                    t.add("kl", p, ";".join(text(v) for v in q), kl(*e, *exact(q)))
    t.write()


def single_numbers():
    bernoulli = lambda p, k: log(p) if k == 1 else mpmath.log1p(-p) if p < 1 else mpf("-inf")
    univariate(
        "bernoulli", bernoulli,
        [((1e-20,), [0, 1]), ((0.0,), [0]), ((1.0,), [1])],
        [((p,), [0, 1], 1) for p in (0.3, 0.75, 0.01)],
        mean=lambda p: p, variance=lambda p: p * (1 - p),
        entropy=lambda p: -p * log(p) - (1 - p) * log(1 - p),
        kl=lambda p, q: p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)))
    soft = lambda l, k: -mpmath.log1p(mpmath.exp(-l if k == 1 else l))
    univariate(
        "bernoulliLogits", soft,
        [((l,), [0, 1]) for l in (-800.0, -50.0, 40.0, 700.0)],
        [((l,), [0, 1], 1) for l in (-0.8, 0.0, 3.0)],
        mean=sigmoid, variance=lambda l: sigmoid(l) * sigmoid(-l),
        entropy=lambda l: -sigmoid(l) * log(sigmoid(l)) - sigmoid(-l) * log(sigmoid(-l)),
        kl=lambda l, m: sigmoid(l) * log(sigmoid(l) / sigmoid(m))
        + sigmoid(-l) * log(sigmoid(-l) / sigmoid(-m)))
    binomial = lambda n, p, k: choose(n, k) + xlogy(k, p) + xlogy(n - k, 1 - p)
    univariate(
        "binomial", binomial,
        [((1000000, 0.3), [300000, 299000, 7]), ((10**9, 1e-9), [0, 3]), ((5, 0.0), [0]),
         ((5, 1.0), [5])],
        [((10, 0.3), [0, 3, 9, 10], 10), ((60, 0.9), [20, 54, 59], 60), ((1, 0.5), [0, 1], 1),
         ((10, 0.65), [0, 7], 10)],
        mean=lambda n, p: n * p, variance=lambda n, p: n * p * (1 - p),
        kl=lambda n, p, m, q: n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)))
        if n == m else None)
    univariate(
        "binomialLogits",
        lambda n, l, k: choose(n, k) + k * log(sigmoid(l)) + (n - k) * log(sigmoid(-l)),
        [((12, 45.0), [12, 11]), ((12, -60.0), [0, 1])],
        [((10, -0.8), [0, 3, 9, 10], 10), ((60, 2.2), [20, 54, 59], 60), ((10, 1.5), [0, 8], 10)],
        mean=lambda n, l: n * sigmoid(l), variance=lambda n, l: n * sigmoid(l) * sigmoid(-l),
        kl=lambda n, l, m, k: n * (sigmoid(l) * log(sigmoid(l) / sigmoid(k))
                                   + sigmoid(-l) * log(sigmoid(-l) / sigmoid(-k)))
        if n == m else None)
    lbeta = lambda a, b: lg(a) + lg(b) - lg(a + b)
    univariate(
        "betaBinomial", lambda n, a, b, k: choose(n, k) + lbeta(k + a, n - k + b) - lbeta(a, b),
        [((20, 1e9, 2e9), [0, 7, 20]), ((1000, 1e-3, 1e-3), [0, 500, 1000]),
         ((10000, 40.0, 60.0), [4000, 9])],
        [((10, 2.0, 3.0), [0, 4, 10], 10), ((15, 0.5, 0.7), [0, 7, 15], 15)],
        mean=lambda n, a, b: n * a / (a + b),
        variance=lambda n, a, b: n * a * b * (a + b + n) / (a + b) ** 2 / (a + b + 1),
        cdf=False, quantile=False)
    univariate(
        "geometric", lambda p, k: log(p) + xlogy(k, 1 - p),
        [((1e-12,), [0, 10**12]), ((1.0,), [0])],
        [((0.3,), [0, 2, 30], 400), ((0.9,), [0, 1, 8], 60)],
        mean=lambda p: (1 - p) / p, variance=lambda p: (1 - p) / p**2,
        entropy=lambda p: (-(1 - p) * log(1 - p) - p * log(p)) / p,
        kl=lambda p, q: log(p / q) + (1 - p) / p * log((1 - p) / (1 - q)))
    poisson = lambda r, k: xlogy(k, r) - r - lg(k + 1)
    univariate(
        "poisson", poisson,
        [((1e6,), [10**6, 10**6 + 5000]), ((1e-8,), [0, 1, 3]), ((0.0,), [0]),
         ((1e4,), [9990, 12000])],
        [((0.7,), [0, 1, 12], 80), ((12.5,), [0, 1, 12, 40], 150)],
        mean=lambda r: r, variance=lambda r: r,
        kl=lambda r, s: r * log(r / s) - r + s)
    univariate(
        "poissonLog", lambda l, k: k * l - mpmath.exp(l) - lg(k + 1),
        [((-30.0,), [0, 1, 3]), ((14.0,), [1202604, 1190000]), ((-800.0,), [0, 2])],
        [((-0.3,), [0, 1, 12], 80), ((2.5,), [0, 1, 12, 40], 150)],
        mean=mpmath.exp, variance=mpmath.exp,
        kl=lambda l, m: mpmath.exp(l) * (l - m) - mpmath.exp(l) + mpmath.exp(m))
    # By the number of successes c and the odds w of a failure.
    nb = lambda c, w, k: lg(k + c) - lg(c) - lg(k + 1) + k * log(w / (1 + w)) - c * mpmath.log1p(w)
    near = ([0, 3, 30], 700)
    univariate(
        "negativeBinomial", lambda m, c, k: nb(c, m / c, k),
        [((4.0, 1e10), [0, 4, 20]), ((1000.0, 1e-3), [0, 50, 5000]), ((1e5, 1e4), [100000]),
         ((1e-6, 2.0), [0, 1])],
        [((3.0, 2.0), *near), ((6.0, 0.7), *near)],
        mean=lambda m, c: m, variance=lambda m, c: m + m**2 / c, quantile=False)
    univariate(
        "negativeBinomialLog", lambda l, c, k: nb(c, mpmath.exp(l) / c, k),
        [((-40.0, 2.0), [0, 1, 2]), ((1.5, 1e9), [0, 5]), ((12.0, 30.0), [100000])],
        [((1.0, 2.0), *near), ((1.8, 0.7), *near)],
        mean=lambda l, c: mpmath.exp(l), variance=lambda l, c: mpmath.exp(l) + mpmath.exp(2 * l) / c,
        quantile=False)
    univariate(
        "negativeBinomialRate", lambda a, b, k: nb(a, 1 / b, k),
        [((1e9, 1e8), [10, 3]), ((2.0, 1e-6), [0, 10**6]), ((0.01, 3.0), [0, 7])],
        [((2.0, 0.8), *near), ((0.7, 0.2), *near)],
        mean=lambda a, b: a / b, variance=lambda a, b: a * (b + 1) / b**2, quantile=False)
    univariate(
        "negativeBinomialCount", lambda r, p, k: nb(r, (1 - p) / p, k),
        [((1e8, 0.9999999), [10, 3]), ((2.0, 1e-6), [0, 10**6]), ((0.01, 0.75), [0, 7])],
        [((2.0, 0.4), *near), ((0.7, 0.25), *near)],
        mean=lambda r, p: r * (1 - p) / p, variance=lambda r, p: r * (1 - p) / p**2,
        quantile=False)


def softmax(logits):
    weights = [mpmath.exp(mpf(l)) for l in logits]
    total = mpmath.fsum(weights)
    return [w / total for w in weights]


def entropy_of(p):
    return -mpmath.fsum(xlogy(v, v) for v in p)


def kl_of(p, q):
    return mpmath.fsum(a * log(a / b) for a, b in zip(p, q))


VECTORS = [[0.5, -1.0, 2.0, 0.1], [6.0, 0.0, -30.0, 1.0], [-1.0, 0.0, 0.0, 0.0]]


def categories():
    """The rows make probabilities from logits."""
    for name in ("categorical", "categoricalLogits", "oneHotCategorical", "oneHotCategoricalLogits"):
        t = Lines(name)
        hot = name.startswith("oneHot")
        for l in VECTORS:
            p = softmax(l)
            for k in range(4):
                x = text([mpf(k == j) for j in range(4)]) if hot else k
                t.add("logDensity", [l], x, log(p[k]))
            t.add("entropy", [l], "", entropy_of(p))
            if hot:
                t.add("mean", [l], "", p)
                t.add("variance", [l], "", [v * (1 - v) for v in p])
            for m in VECTORS:
                if m != l:
                    t.add("kl", [l], text(m), kl_of(p, softmax(m)))
        stack = VECTORS[:2]
        each = [softmax(l) for l in stack]
        x = text([[mpf(j == 2) for j in range(4)], [mpf(j == 1) for j in range(4)]])
        t.add("logDensity", [stack], x if hot else text([2, 1]), log(each[0][2]) + log(each[1][1]))
        t.add("entropy", [stack], "", entropy_of(each[0]) + entropy_of(each[1]))
        t.write()


def counts():
    t = Lines("multinomial")
    for n, l, xs in [(7, [0.5, -1.0, 2.0], [[1, 0, 6], [7, 0, 0], [2, 2, 3]]),
                     (1000, [0.0, 0.0, 1.0, 2.0, -3.0], [[80, 70, 240, 600, 10]])]:
        p = softmax(l)
        for x in xs:
            t.add("logDensity", [n, l], text(x), lg(n + 1) + mpmath.fsum(
                xlogy(k, v) - lg(k + 1) for k, v in zip(x, p)))
        t.add("mean", [n, l], "", [n * v for v in p])
        t.add("variance", [n, l], "", [n * v * (1 - v) for v in p])
    t.write()
    t = Lines("dirichletMultinomial")
    for n, a, xs in [(7, [0.5, 1.0, 2.5], [[1, 0, 6], [7, 0, 0], [2, 2, 3]]),
                     (1000, [1e8, 2e8, 1e-3, 40.0], [[330, 669, 0, 1], [300, 700, 0, 0]])]:
        a0 = mpmath.fsum(mpf(v) for v in a)
        for x in xs:
            t.add("logDensity", [n, a], text(x), lg(n + 1) + lg(a0) - lg(n + a0) + mpmath.fsum(
                lg(k + mpf(v)) - lg(mpf(v)) - lg(k + 1) for k, v in zip(x, a)))
        t.add("mean", [n, a], "", [n * v / a0 for v in a])
        t.add("variance", [n, a], "",
              [n * (v / a0) * (1 - v / a0) * (n + a0) / (1 + a0) for v in a])
    t.write()
    t = Lines("orderedLogistic")
    for eta, c in [(0.3, [-1.0, 0.5, 2.0]), (-40.0, [-1.0, 0.5, 2.0]), (60.0, [0.0, 1e-9]),
                   (0.1, [0.7])]:
        reached = [mpf(1)] + [sigmoid(mpf(eta) - mpf(v)) for v in c] + [mpf(0)]
        for k in range(len(c) + 1):
            t.add("logDensity", [eta, c], k, log(reached[k] - reached[k + 1]))
    t.write()


if __name__ == "__main__":
    single_numbers()
    categories()
    counts()
