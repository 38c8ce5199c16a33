"""Shared by the table generators: writes rows of doubles, the last column the true value."""

import pathlib
import random

import mpmath

mpmath.mp.dps = 60
RESOURCES = pathlib.Path(__file__).parent.parent / "resources/org/ppl4j/math"
RANDOM = random.Random(20240229)


def logspace(low, high, count):
    """Doubles spread evenly in the exponent, with a random mantissa."""
    import math

    step = (math.log10(high) - math.log10(low)) / (count - 1)
    points = [10 ** (math.log10(low) + step * (i + RANDOM.uniform(-0.4, 0.4))) for i in range(count)]
    return [low] + [p for p in points if low < p < high] + [high]


def linspace(low, high, count):
    """Doubles spread evenly with a jitter."""
    step = (high - low) / (count - 1)
    return [low + step * (i + RANDOM.uniform(-0.4, 0.4)) for i in range(count)]


def cell(value):
    """The shortest decimal that reads back as the nearest double."""
    return repr(float(value))


def write(name, function, rows):
    """Writes name.csv: every row its arguments (exact doubles), then function's value of them."""
    RESOURCES.mkdir(parents=True, exist_ok=True)
    lines = []
    for row in rows:
        arguments = row if isinstance(row, tuple) else (row,)
        value = function(*[mpmath.mpf(a) for a in arguments])
        if value is None:
            continue
        lines.append(",".join([repr(float(a)) for a in arguments] + [cell(value)]))
    (RESOURCES / (name + ".csv")).write_text("\n".join(lines) + "\n")
    print(name, len(lines))
