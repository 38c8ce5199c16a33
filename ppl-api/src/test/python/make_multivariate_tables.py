"""Writes reference numbers of the distributions of vectors and matrices, from SciPy and mpmath."""

import mpmath
import numpy as np
from mpmath import mpf

from make_discrete_tables import Lines, lg, text

mpmath.mp.dps = 60


def matrix(a):
    return mpmath.matrix([[mpf(float(v)) for v in row] for row in a])


def rows(m):
    return [[m[i, j] for j in range(m.cols)] for i in range(m.rows)]


def factor(a):
    """As the tests do: what is below the diagonal, and the exponentials of what is on it."""
    n = len(a)
    return matrix([[0] * n] * n) + mpmath.matrix(
        [[mpf(a[i][j]) if j < i else mpmath.exp(mpf(a[i][i])) if i == j else mpf(0)
          for j in range(n)] for i in range(n)])


def column(v):
    return mpmath.matrix([mpf(x) for x in v])


def log_det(m):
    return mpmath.log(mpmath.det(m))


def quadratic(s, r):
    return (r.T * mpmath.lu_solve(s, r))[0]


def trace(m):
    return mpmath.fsum(m[i, i] for i in range(m.rows))


def normal(s, r):
    return -(quadratic(s, r) + log_det(s) + r.rows * mpmath.log(2 * mpmath.pi)) / 2


def normal_entropy(s):
    return (log_det(s) + s.rows * mpmath.log(2 * mpmath.pi * mpmath.e)) / 2


def diagonal(m):
    return [m[i, i] for i in range(m.rows)]


RAW = [[[0.2, 0.0], [-0.7, 0.4]], [[-1.0, 0.0], [3.0, 0.1]]]
RAW3 = [[0.2, 0.0, 0.0], [-0.7, 0.4, 0.0], [0.3, 1.5, -2.0]]
MEANS = [[0.5, -1.0], [3.0, 0.0]]
MEAN3 = [0.5, -1.0, 7.0]


def dirichlet():
    t = Lines("dirichlet")
    settings = [([0.5, 1.0], [[0.3, 0.7], [1e-9, 1 - 1e-9]]),
                ([2.0, 3.0, 0.5], [[0.2, 0.3, 0.5], [0.01, 0.9, 0.09]]),
                ([1.0, 1.0, 1.0], [[0.2, 0.3, 0.5]]),
                ([1e4, 2e4, 1e-3], [[0.33, 0.66, 0.01]])]
    digamma = mpmath.digamma
    for a, xs in settings:
        e = [mpf(v) for v in a]
        a0 = mpmath.fsum(e)
        log_b = mpmath.fsum(lg(v) for v in e) - lg(a0)
        for x in xs:
            t.add("logDensity", [a], text(x), mpmath.fsum(
                (v - 1) * mpmath.log(mpf(y)) for v, y in zip(e, x)) - log_b)
        t.add("mean", [a], "", [v / a0 for v in e])
        t.add("variance", [a], "", [v / a0 * (1 - v / a0) / (a0 + 1) for v in e])
        t.add("entropy", [a], "", log_b + (a0 - len(a)) * digamma(a0)
              - mpmath.fsum((v - 1) * digamma(v) for v in e))
        for b, _ in settings:
            if b != a and len(b) == len(a):
                f = [mpf(v) for v in b]
                other = mpmath.fsum(lg(v) for v in f) - lg(mpmath.fsum(f))
                t.add("kl", [a], text(b), other - log_b + mpmath.fsum(
                    (v - w) * (digamma(v) - digamma(a0)) for v, w in zip(e, f)))
    t.write()


def vectors():
    t = Lines("multivariateNormal")
    u = Lines("multivariateStudentT")
    cases = [(MEANS[0], RAW[0]), (MEANS[1], RAW[1]), (MEAN3, RAW3)]
    for m, raw in cases:
        f = factor(raw)
        s = f * f.T
        n = len(m)
        for x in [[0.1, 0.2, 0.3][:n], [5.0, -9.0, 20.0][:n]]:
            r = column(x) - column(m)
            t.add("logDensity", [m, raw], text(x), normal(s, r))
            for nu in (0.7, 3.5, 1e9):
                nu_ = mpf(nu)
                u.add("logDensity", [nu, m, raw], text(x),
                      lg((nu_ + n) / 2) - lg(nu_ / 2) - log_det(s * mpmath.pi * nu_) / 2
                      - (nu_ + n) / 2 * mpmath.log1p(quadratic(s, r) / nu_))
        t.add("mean", [m, raw], "", [mpf(v) for v in m])
        t.add("variance", [m, raw], "", diagonal(s))
        t.add("entropy", [m, raw], "", normal_entropy(s))
        u.add("mean", [3.5, m, raw], "", [mpf(v) for v in m])
        u.add("mean", [0.7, m, raw], "", [mpf("nan")] * n)
        u.add("variance", [3.5, m, raw], "", [v * mpf(3.5) / mpf(1.5) for v in diagonal(s)])
        u.add("variance", [1.5, m, raw], "", [mpf("inf")] * n)
        u.add("variance", [0.7, m, raw], "", [mpf("nan")] * n)
        for m2, raw2 in cases:
            if len(m2) == n and raw2 != raw:
                g = factor(raw2)
                q = g * g.T
                r = column(m) - column(m2)
                t.add("kl", [m, raw], text(m2) + ";" + text(raw2),
                      (trace(mpmath.inverse(q) * s) + quadratic(q, r) - n
                       + log_det(q) - log_det(s)) / 2)
    # Two vectors with one matrix, and with a matrix each.
    xs = [[0.1, 0.2], [5.0, -9.0]]
    f = [factor(r) for r in RAW]
    s = [g * g.T for g in f]
    r = [column(x) - column(m) for x, m in zip(xs, MEANS)]
    t.add("logDensity", [MEANS, RAW[0]], text(xs), normal(s[0], r[0]) + normal(s[0], r[1]))
    t.add("logDensity", [MEANS, RAW], text(xs), normal(s[0], r[0]) + normal(s[1], r[1]))
    t.add("entropy", [MEANS, RAW[0]], "", 2 * normal_entropy(s[0]))
    t.add("entropy", [MEANS, RAW], "", normal_entropy(s[0]) + normal_entropy(s[1]))
    t.add("variance", [MEANS, RAW[0]], "", [diagonal(s[0])] * 2)
    t.add("variance", [MEANS, RAW], "", [diagonal(s[0]), diagonal(s[1])])
    t.write()
    u.write()


def low_rank():
    t = Lines("lowRankMultivariateNormal")
    cases = [([0.5, -1.0], [[1.0], [0.3]], [0.5, 2.0]),
             ([0.5, -1.0, 7.0, 0.0], [[1.0, 0.2], [0.3, -1.0], [0.0, 4.0], [2.0, 2.0]],
              [0.5, 2.0, 0.1, 0.03]),
             ([0.0, 0.0, 0.0], [[100.0], [30.0], [1.0]], [0.01, 0.02, 0.01]),
             ([1.5, -0.5], [[0.4, -2.0], [1.0, 0.1]], [1.0, 0.3])]
    covariance = lambda w, d: matrix(w) * matrix(w).T + mpmath.diag([mpf(v) for v in d])
    for m, w, d in cases:
        s = covariance(w, d)
        n = len(m)
        for x in [[0.1, 0.2, 0.3, 0.4][:n], [5.0, -9.0, 20.0, 1.0][:n]]:
            t.add("logDensity", [m, w, d], text(x), normal(s, column(x) - column(m)))
        t.add("mean", [m, w, d], "", [mpf(v) for v in m])
        t.add("variance", [m, w, d], "", diagonal(s))
        t.add("entropy", [m, w, d], "", normal_entropy(s))
        for m2, w2, d2 in cases:
            if len(m2) == n and w2 != w:
                q = covariance(w2, d2)
                t.add("kl", [m, w, d], ";".join(text(v) for v in (m2, w2, d2)),
                      (trace(mpmath.inverse(q) * s) + quadratic(q, column(m) - column(m2)) - n
                       + log_det(q) - log_det(s)) / 2)
    t.write()


def walks():
    t = Lines("gaussianRandomWalk")
    for scale in (0.5, 3.0):
        for x in ([0.3, -0.7], [3.0, 3.5]):
            r = [mpf(x[0]), mpf(x[1]) - mpf(x[0])]
            v = mpf(scale) ** 2
            t.add("logDensity", [scale], text(x), mpmath.fsum(
                -d**2 / v / 2 - mpmath.log(2 * mpmath.pi * v) / 2 for d in r))
        t.add("mean", [scale], "", [mpf(0)] * 2)
        t.add("variance", [scale], "", [mpf(scale) ** 2, 2 * mpf(scale) ** 2])
        t.add("entropy", [scale], "", mpmath.log(2 * mpmath.pi * mpmath.e * mpf(scale) ** 2))
    t.write()


def multigamma(a, d):
    return mpf(d * (d - 1)) / 4 * mpmath.log(mpmath.pi) + mpmath.fsum(
        lg(a - mpf(i) / 2) for i in range(d))


def wisharts():
    t = Lines("wishart")
    u = Lines("inverseWishart")
    values = {1: [[0.7]], 2: [[1.5, -0.3], [-0.3, 0.4]],
              3: [[1.5, -0.3, 0.2], [-0.3, 0.4, 0.0], [0.2, 0.0, 3.0]]}
    cases = [(1.5, [[0.3]]), (7.5, RAW[0]), (5.0, RAW[1]), (9.25, RAW3), (2.5, RAW3)]
    for nu, raw in cases:
        v = factor(raw) * factor(raw).T
        d = len(raw)
        x = matrix(values[d])
        nu_ = mpf(nu)
        log_z = nu_ * d / 2 * mpmath.log(2) + multigamma(nu_ / 2, d)
        t.add("logDensity", [nu, raw], text(values[d]), (nu_ - d - 1) / 2 * log_det(x)
              - trace(mpmath.inverse(v) * x) / 2 - nu_ / 2 * log_det(v) - log_z)
        u.add("logDensity", [nu, raw], text(values[d]), -(nu_ + d + 1) / 2 * log_det(x)
              - trace(mpmath.inverse(x) * v) / 2 + nu_ / 2 * log_det(v) - log_z)
        t.add("mean", [nu, raw], "", rows(v * nu_))
        t.add("variance", [nu, raw], "",
              [[nu_ * (v[i, j] ** 2 + v[i, i] * v[j, j]) for j in range(d)] for i in range(d)])
        nan = [[mpf("nan")] * d] * d
        u.add("mean", [nu, raw], "", rows(v / (nu_ - d - 1)) if nu > d + 1 else nan)
        c = (nu_ - d) * (nu_ - d - 1) ** 2 * (nu_ - d - 3)
        u.add("variance", [nu, raw], "",
              [[((nu_ - d + 1) * v[i, j] ** 2 + (nu_ - d - 1) * v[i, i] * v[j, j]) / c
                for j in range(d)] for i in range(d)] if nu > d + 3 else nan)
        psi = mpmath.fsum(mpmath.digamma((nu_ - i) / 2) for i in range(d))
        mean_log = psi + d * mpmath.log(2) + log_det(v)
        t.add("entropy", [nu, raw], "", log_z + nu_ / 2 * log_det(v)
              - (nu_ - d - 1) / 2 * mean_log + nu_ * d / 2)
        mean_log = log_det(v) - d * mpmath.log(2) - psi
        u.add("entropy", [nu, raw], "", log_z - nu_ / 2 * log_det(v)
              + (nu_ + d + 1) / 2 * mean_log + nu_ * d / 2)
    t.write()
    u.write()


def lkj():
    """The normalising constant by the theorem of Lewandowski, Kurowicka and Joe (2009), p. 1999."""
    t = Lines("lkjCholesky")
    for d, eta in [(2, 1.0), (2, 2.5), (3, 1.0), (3, 0.6), (4, 1.0), (4, 7.0)]:
        e = mpf(eta)
        log_c = mpmath.fsum((2 * e - 2 + d - k) * (d - k) for k in range(1, d)) * mpmath.log(2)
        for k in range(1, d):
            b = e + mpf(d - k - 1) / 2
            log_c += (d - k) * (2 * lg(b) - lg(2 * b))
        raw = np.tril(np.array([[3, 0, 0, 0], [1, 2, 0, 0], [-1, 0.5, 1, 0],
                                [0.3, 0.2, -0.8, 1.2]])[:d, :d])
        low = raw / np.sqrt((raw**2).sum(1, keepdims=True))
        low = [[float(v) for v in row] for row in low]
        density = mpmath.fsum((d - k + 2 * e - 2) * mpmath.log(mpf(low[k - 1][k - 1]))
                              for k in range(2, d + 1))
        # The row's parameter is the concentration and as many zeros as make the dimension.
        p = [[eta] + [0.0] * (d - 1)]
        t.add("logDensity", p, text(low), density - log_c)
        # The squares of diagonal elements are beta; each other element has a share of the rest.
        a = [e + mpf(d - k) / 2 for k in range(1, d + 1)]
        b = [mpf(k - 1) / 2 for k in range(1, d + 1)]
        digamma, zero = mpmath.digamma, mpf(0)
        roots = [mpf(1)] + [mpmath.beta(a[i] + mpf(1) / 2, b[i]) / mpmath.beta(a[i], b[i])
                            for i in range(1, d)]
        squares = [a[i] / (a[i] + b[i]) for i in range(d)]
        t.add("mean", p, "", [[roots[i] if i == j else zero for j in range(d)] for i in range(d)])
        t.add("variance", p, "", [[(1 - squares[i]) / i if j < i else
                                   squares[i] - roots[i] ** 2 if i == j else zero
                                   for j in range(d)] for i in range(d)])
        logs = [(digamma(a[i]) - digamma(a[i] + b[i])) / 2 for i in range(d)]
        t.add("entropy", p, "", log_c - mpmath.fsum(
            (d - k + 2 * e - 2) * logs[k - 1] for k in range(2, d + 1)))
    t.write()


def matrix_normal():
    t = Lines("matrixNormal")
    for m, a, b in [([[1.0, 0.5]], [[0.3]], RAW[0]),
                    ([[1.0, 0.5], [0.0, -2.0], [3.0, 3.0]], RAW3, RAW[1])]:
        u, v = factor(a) * factor(a).T, factor(b) * factor(b).T
        r, c = len(a), len(b)
        x = [[0.1 * (i + 1) - 0.3 * j for j in range(c)] for i in range(r)]
        gap = matrix(x) - matrix(m)
        cov = mpmath.matrix(r * c, r * c)
        for i in range(r):
            for j in range(c):
                for k in range(r):
                    for n in range(c):
                        cov[i * c + j, k * c + n] = u[i, k] * v[j, n]
        flat = mpmath.matrix([gap[i, j] for i in range(r) for j in range(c)])
        for scale in (1, -3):
            shifted = [[float(m[i][j] + scale * (x[i][j] - m[i][j])) for j in range(c)]
                       for i in range(r)]
            flat = mpmath.matrix([mpf(shifted[i][j]) - mpf(m[i][j])
                                  for i in range(r) for j in range(c)])
            t.add("logDensity", [m, a, b], text(shifted), normal(cov, flat))
        t.add("mean", [m, a, b], "", m)
        t.add("variance", [m, a, b], "", [[u[i, i] * v[j, j] for j in range(c)] for i in range(r)])
        t.add("entropy", [m, a, b], "", normal_entropy(cov))
    t.write()


if __name__ == "__main__":
    dirichlet()
    vectors()
    low_rank()
    walks()
    wisharts()
    lkj()
    matrix_normal()
