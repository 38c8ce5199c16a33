"""Writes GaussLegendre.java: the nodes and weights on [0, 1], found with mpmath to 40 digits."""

import pathlib

import mpmath as mp
import numpy

COUNT = 40
TARGET = pathlib.Path(__file__).parents[3] / "src/main/java/org/ppl4j/math/GaussLegendre.java"
mp.mp.dps = 40


def pair(n, x):
    """P_n(x) and P_{n-1}(x) by the recurrence."""
    before, current = mp.mpf(1), x
    for k in range(2, n + 1):
        before, current = current, ((2 * k - 1) * x * current - (k - 1) * before) / k
    return current, before


rule = []
for guess in numpy.polynomial.legendre.leggauss(COUNT)[0]:
    x = mp.mpf(float(guess))
    for _ in range(4):
        value, before = pair(COUNT, x)
        slope = COUNT * (x * value - before) / (x * x - 1)
        x -= value / slope
    value, before = pair(COUNT, x)
    slope = COUNT * (x * value - before) / (x * x - 1)
    rule.append(((1 + x) / 2, 1 / ((1 - x * x) * slope * slope)))
assert abs(sum(w for _, w in rule) - 1) < mp.mpf(10) ** -35

TEMPLATE = """package org.ppl4j.math;

/**
 * Gauss-Legendre quadrature on [0, 1] with %d nodes: a fixed rule for smooth integrands, all of its
 * weights positive. Written by src/test/python/make_gauss_legendre.py.
 */
final class GaussLegendre {
  /** The number of nodes. */
  static final int COUNT = %d;

  private static final double[] NODES = {
%s
  };

  private static final double[] WEIGHTS = {
%s
  };

  private GaussLegendre() {}

  /** The node of an index, increasing in it. */
  static double node(int index) {
    return NODES[index];
  }

  /** The weight of an index; their sum is 1. */
  static double weight(int index) {
    return WEIGHTS[index];
  }
}
"""
nodes = "\n".join("    %r," % float(x) for x, _ in rule)
weights = "\n".join("    %r," % float(w) for _, w in rule)
TARGET.write_text(TEMPLATE % (COUNT, COUNT, nodes, weights))
