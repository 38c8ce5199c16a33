"""Prints the Chebyshev coefficients of BesselCoefficients.java (mpmath, 50 digits)."""

import pathlib

import mpmath as mp

mp.mp.dps = 50
TARGET = pathlib.Path(__file__).parents[3] / "src/main/java/org/ppl4j/math/BesselCoefficients.java"


def chebyshev(function, size=60):
    """Coefficients c with function(s) = Σ c_k T_k(s) on [-1, 1], c_0 not doubled."""
    nodes = [mp.cos(mp.pi * (j + mp.mpf(1) / 2) / size) for j in range(size)]
    values = [function(s) for s in nodes]
    coefficients = []
    for k in range(size):
        total = sum(v * mp.cos(mp.pi * k * (j + mp.mpf(1) / 2) / size) for j, v in enumerate(values))
        coefficients.append(total * (1 if k == 0 else 2) / size)
    while abs(coefficients[-1]) < mp.mpf(10) ** -18 * abs(coefficients[0]):
        coefficients.pop()
    return coefficients


def scaled(n, x):
    return mp.besseli(n, x) * mp.exp(-x)


def far(function):
    return lambda s: function(16 / (s + 1) if s > -1 else mp.inf)


tables = [
    ("I0_NEAR", "exp(-x) I0(x) in x/4 - 1, x to 8", chebyshev(lambda s: scaled(0, 4 * (s + 1)))),
    ("I0_FAR", "sqrt(x) exp(-x) I0(x) in 16/x - 1, x from 8", chebyshev(far(lambda x: mp.sqrt(x) * scaled(0, x)))),
    ("I1_NEAR", "exp(-x) I1(x) / x in x/4 - 1, x to 8", chebyshev(lambda s: scaled(1, 4 * (s + 1)) / (4 * (s + 1)))),
    ("I1_FAR", "sqrt(x) exp(-x) I1(x) in 16/x - 1, x from 8", chebyshev(far(lambda x: mp.sqrt(x) * scaled(1, x)))),
    ("GAP_FAR", "x (1 - I1(x) / I0(x)) in 16/x - 1, x from 8", chebyshev(far(lambda x: x * (1 - scaled(1, x) / scaled(0, x))))),
]
lines = ["package org.ppl4j.math;", "", "/**", " * Chebyshev coefficients of the modified Bessel functions, the first one not doubled. Written by", " * src/test/python/make_bessel_coefficients.py.", " */", "final class BesselCoefficients {"]
for name, text, values in tables:
    print(name, len(values))
    lines += ["  /** %s. */" % text, "  static final double[] %s = {" % name]
    lines += ["    %r," % float(v) for v in values]
    lines += ["  };", ""]
lines += ["  private BesselCoefficients() {}", "}", ""]
TARGET.write_text("\n".join(lines))
