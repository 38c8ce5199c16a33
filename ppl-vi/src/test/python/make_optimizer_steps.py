"""Params after each of six steps of the optimisers, and rates of the schedules (mpmath, 40 digits).

Written from the published formulas (the papers, and the documentation of PyTorch, Pyro and optax), not
from ppl4j. The gradients are fixed. Lines: name, then the 6 x 3 params; for schedules name, then rates.
"""

import pathlib

from mpmath import cos, mp, mpf, pi, sqrt

mp.dps = 40
RESOURCES = pathlib.Path(__file__).parent.parent / "resources/org/ppl4j/vi/optim"
START = [mpf("0.5"), mpf(-2), mpf(3)]
GRADIENTS = [
    ["1.5", "-0.25", "100"],
    ["-0.75", "0.5", "20"],
    ["0", "12", "-3"],
    ["0.125", "-8", "0.0625"],
    ["2.5", "0.25", "-40"],
    ["-1", "1", "1"],
]
GRADIENTS = [[mpf(g) for g in row] for row in GRADIENTS]


def adam(x, grads, rate, b1=mpf("0.9"), b2=mpf("0.999"), eps=mpf("1e-8"), decay=mpf(0), rates=None):
    m, v = mpf(0), mpf(0)
    for t, g in enumerate(grads, start=1):
        step = rates(t - 1) if rates else rate
        x = x - step * decay * x
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g * g
        x = x - step * (m / (1 - b1**t)) / (sqrt(v / (1 - b2**t)) + eps)
        yield x


def clipped_adam(x, grads, rate, lrd, clip, b1=mpf("0.9"), b2=mpf("0.999"), eps=mpf("1e-8")):
    m, v = mpf(0), mpf(0)
    for t, g in enumerate(grads, start=1):
        rate = rate * lrd
        g = max(-clip, min(clip, g))
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g * g
        x = x - rate * sqrt(1 - b2**t) / (1 - b1**t) * m / (sqrt(v) + eps)
        yield x


def rmsprop(x, grads, rate, alpha=mpf("0.99"), eps=mpf("1e-8"), momentum=mpf(0), centered=False):
    v, mean, buffer = mpf(0), mpf(0), mpf(0)
    for g in grads:
        v = alpha * v + (1 - alpha) * g * g
        w = v
        if centered:
            mean = alpha * mean + (1 - alpha) * g
            w = v - mean * mean
        buffer = momentum * buffer + g / (sqrt(w) + eps)
        x = x - rate * buffer
        yield x


def adagrad(x, grads, rate, initial=mpf(0), eps=mpf("1e-10")):
    total = initial
    for g in grads:
        total = total + g * g
        x = x - rate * g / (sqrt(total) + eps)
        yield x


def sgd(x, grads, rate, momentum=mpf(0), nesterov=False):
    buffer = mpf(0)
    for g in grads:
        buffer = momentum * buffer + g
        x = x - rate * (g + momentum * buffer if nesterov else buffer)
        yield x


def run(rule, grads=None, **options):
    grads = grads or GRADIENTS
    columns = [list(rule(START[i], [row[i] for row in grads], **options)) for i in range(3)]
    return [columns[i][t] for t in range(6) for i in range(3)]


def by_norm(norm):
    out = []
    for row in GRADIENTS:
        size = sqrt(sum(g * g for g in row))
        out.append([g * min(mpf(1), norm / size) for g in row])
    return out


def by_value(bound):
    return [[max(-bound, min(bound, g)) for g in row] for row in GRADIENTS]


F = mpf
ROWS = {
    "adam": run(adam, rate=F("0.01")),
    "adam-betas": run(adam, rate=F("0.01"), b1=F("0.8"), b2=F("0.95"), eps=F("1e-3")),
    "adam-decayed": run(adam, rate=None, rates=lambda t: F("0.01") * F("0.5") ** (F(t) / 4)),
    "adamW": run(adam, rate=F("0.01"), decay=F("0.01")),
    "adamW-decay": run(adam, rate=F("0.01"), decay=F("0.25")),
    "clippedAdam": run(clipped_adam, rate=F("0.01"), lrd=F(1), clip=F(10)),
    "clippedAdam-factor": run(clipped_adam, rate=F("0.01"), lrd=F("0.9"), clip=F(1)),
    "rmsProp": run(rmsprop, rate=F("0.01")),
    "rmsProp-momentum": run(rmsprop, rate=F("0.01"), momentum=F("0.75"), alpha=F("0.9")),
    "rmsProp-centered": run(rmsprop, rate=F("0.01"), momentum=F("0.5"), centered=True),
    "adagrad": run(adagrad, rate=F("0.01")),
    "adagrad-initial": run(adagrad, rate=F("0.01"), initial=F("0.5")),
    "sgd": run(sgd, rate=F("0.01")),
    "sgd-momentum": run(sgd, rate=F("0.01"), momentum=F("0.9")),
    "sgd-nesterov": run(sgd, rate=F("0.01"), momentum=F("0.9"), nesterov=True),
    "sgd-by-norm": run(sgd, grads=by_norm(F(5)), rate=F("0.01")),
    "sgd-by-value": run(sgd, grads=by_value(F(2)), rate=F("0.01")),
}

STEPS = [0, 1, 2, 5, 9, 10, 11, 20, 25, 1000]


def warm(after, steps):
    return lambda t: F(t) / steps * after(0) if t < steps else after(t - steps)


SCHEDULES = {
    "constant": lambda t: F("0.3"),
    "exponential": lambda t: F("0.3") * F("0.5") ** (F(t) / 10),
    "stairs": lambda t: F("0.3") * F("0.5") ** (t // 10),
    "cosine": lambda t: F("0.01") + F("0.29") * (1 + cos(pi * min(F(t), 20) / 20)) / 2,
    "linear": lambda t: F("0.3") + F("-0.2") * min(F(t), 20) / 20,
    "piecewise": lambda t: F("0.3") if t < 5 else F("0.2") if t < 20 else F("0.05"),
    "warm": warm(lambda t: F("0.3") * F("0.5") ** (F(t) / 10), 10),
}


def main():
    RESOURCES.mkdir(parents=True, exist_ok=True)
    lines = [",".join([name] + [repr(float(x)) for x in row]) for name, row in ROWS.items()]
    (RESOURCES / "steps.csv").write_text("\n".join(lines) + "\n")
    lines = [",".join([name] + [repr(float(rate(t))) for t in STEPS]) for name, rate in SCHEDULES.items()]
    (RESOURCES / "rates.csv").write_text("\n".join(lines) + "\n")


main()
