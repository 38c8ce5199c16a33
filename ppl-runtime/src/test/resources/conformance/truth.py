"""Writes truth.txt: values of operations from numpy, scipy and mpmath.

Run it here, `python3 truth.py > truth.txt`, after adding a case. One line a case: the operation as
the IR prints it, its operands, and its value, parted by bars. Reals are the nearest doubles to
mpmath's 40 digits where mpmath has the function.
"""

import numpy as np
import scipy.linalg
import scipy.special
import scipy.stats
from mpmath import mp, mpf
import mpmath

mp.dps = 40
rng = np.random.default_rng(20240611)
INF, NAN = np.inf, np.nan


def dtype(x):
    return {"f": "f64", "i": "i64", "b": "bool"}[x.dtype.kind]


def element(v):
    if isinstance(v, (bool, np.bool_)):
        return "true" if v else "false"
    if isinstance(v, (int, np.integer)):
        return str(v)
    if np.isnan(v):
        return "NaN"
    if np.isinf(v):
        return "Infinity" if v > 0 else "-Infinity"
    text = repr(float(v)).upper().replace("E+", "E")
    mantissa, _, exponent = text.partition("E")
    return mantissa + ("E" + str(int(exponent)) if exponent else "")


def nested(x):
    return element(x[()]) if x.ndim == 0 else "[" + ", ".join(nested(row) for row in x) + "]"


def tensor(x):
    x = np.asarray(x)
    return f"{dtype(x)}{list(x.shape)} {nested(x)}"


def case(op, *operands_and_value):
    print(" | ".join([op] + [tensor(x) for x in operands_and_value]))


def exactly(f, *xs):
    """The double nearest to f at these doubles, by mpmath."""
    return float(f(*[mpf(float(x)) for x in xs]))


def elementwise(op, f, *operands):
    operands = [np.asarray(x, float) for x in operands]
    value = [exactly(f, *xs) for xs in zip(*[x.ravel() for x in operands])]
    case(op, *operands, np.reshape(value, operands[0].shape))


def plainly(op, f, *operands):
    operands = [np.asarray(x) for x in operands]
    with np.errstate(all="ignore"):
        case(op, *operands, np.asarray(f(*operands)))


# Arithmetic
SPECIAL = np.array([NAN, INF, -INF, 0.0, -0.0, 1.0, -2.5, 3.0, 1e300, 1e-300])
A, B = [x.ravel() for x in np.meshgrid(SPECIAL, SPECIAL)]
for op, f in {
    "plus": np.add, "minus": np.subtract, "times": np.multiply, "div": np.divide,
    "minimum": np.minimum, "maximum": np.maximum, "less": np.less, "lessEqual": np.less_equal,
    "equal": np.equal, "atan2": np.arctan2,
}.items():
    plainly(op, f, A, B)
P, Q = [x.ravel() for x in np.meshgrid([NAN, INF, -INF, 0.0, -0.0, 2.0, -2.0, 0.5], [0.0, 1.0, -1.0, 2.0, -3.0, 0.5, INF, -INF])]
plainly("pow", np.power, P, Q)
elementwise("pow", mpmath.power, [2.3, 0.7, 10, 1.0001], [1.7, -3.3, -20.5, 1e5])
N, D = [x.ravel() for x in np.meshgrid([-7, -1, 0, 3, 8], [-3, -1, 2, 5])]
plainly("floorDiv", np.floor_divide, N, D)
plainly("mod", np.mod, N, D)
plainly("floorDiv", np.floor_divide, np.array([-7.5, 7.5, 7.5]), np.array([2.0, -2.0, 0.7]))
plainly("mod", np.mod, np.array([-7.5, 7.5, 7.5]), np.array([2.0, -2.0, 0.75]))
for op, f in {
    "negate": np.negative, "abs": np.abs, "sign": np.sign, "square": np.square,
    "relu": lambda x: np.maximum(x, 0.0),
    "magicBox": lambda x: np.ones_like(x),
}.items():
    plainly(op, f, SPECIAL)
HALVES = np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.4999, 0.0, 1e15, INF, -INF, NAN])
for op, f in {"floor": np.floor, "ceil": np.ceil, "round": np.rint}.items():
    plainly(op, f, HALVES)
plainly("cast{to=INT}", lambda x: x.astype(int), np.array([-2.7, -0.2, 0.9, 3.0, 1e9]))
plainly("cast{to=REAL}", lambda x: x.astype(float), np.array([-2, 7]))
plainly("cast{to=INT}", lambda x: x.astype(int), np.array([True, False]))
plainly("and", np.logical_and, np.array([True, True, False, False]), np.array([True, False] * 2))
plainly("or", np.logical_or, np.array([True, True, False, False]), np.array([True, False] * 2))
plainly("not", np.logical_not, np.array([True, False]))
plainly("select", np.where, np.array([True, False, True]), np.array([1.0, NAN, INF]), np.array([NAN, 2.0, NAN]))
plainly("stopGradient", lambda x: x, np.array([1.5, -2.0]))

# Functions
WIDE = [-700.0, -30.0, -3.3, -0.5, -1e-10, 0.0, 1e-10, 0.7, 2.2, 30.0, 700.0]
POSITIVE = [1e-300, 1e-10, 0.1, 0.99999, 1.00001, 2.5, 1e10, 1e300]
elementwise("exp", mpmath.exp, WIDE)
elementwise("expm1", mpmath.expm1, WIDE)
elementwise("log", mpmath.log, POSITIVE)
elementwise("log1p", mpmath.log1p, POSITIVE + [-1e-10, -0.5, -0.99999])
elementwise("sqrt", mpmath.sqrt, POSITIVE)
elementwise("sin", mpmath.sin, [-100.0, -3.14159, -1e-10, 0.0, 0.5, 2.0, 1e5])
elementwise("cos", mpmath.cos, [-100.0, -1.57079, -1e-10, 0.0, 0.5, 2.0, 1e5])
elementwise("tanh", mpmath.tanh, [-30.0, -2.0, -1e-10, 0.0, 1e-5, 0.5, 10.0])
elementwise("sigmoid", lambda x: 1 / (1 + mpmath.exp(-x)), WIDE)
elementwise("softplus", lambda x: mpmath.log1p(mpmath.exp(x)), WIDE)
elementwise("erf", mpmath.erf, [-5.0, -0.3, -1e-10, 0.0, 0.9, 2.5])
elementwise("erfc", mpmath.erfc, [-5.0, -0.3, 0.0, 0.9, 2.5, 10.0, 26.0])
with mp.workdps(400):
    # In the tails, complements cancel some 200 digits.
    elementwise(
        "ndtri",
        lambda p: mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1),
        [1e-50, 1e-10, 0.01, 0.3, 0.5, 0.7, 0.999],
    )
    elementwise(
        "logNdtr", lambda x: mpmath.log(mpmath.ncdf(x)), [-50.0, -10.0, -1.0, 0.0, 1.0, 8.0, 30.0]
    )
elementwise("lgamma", lambda x: mpmath.log(abs(mpmath.gamma(x))), [1e-10, 0.3, 0.99, 1.01, 2.01, 7.5, 1e5, -0.5, -2.3, -7.7])
for order in range(4):
    elementwise(f"polygamma{{order={order}}}", lambda x: mpmath.psi(order, x), [1e-3, 0.3, 1.4, 2.0, 7.5, 100.0, 1e5])
elementwise("polygamma{order=0}", lambda x: mpmath.psi(0, x), [-0.5, -2.3, -7.7])
elementwise("polygamma{order=1}", lambda x: mpmath.psi(1, x), [-0.5, -2.3, -7.7])


def gamma_p(a, x):
    return mpmath.gammainc(a, 0, x, regularized=True)


SHAPES = [0.1, 0.5, 1.0, 2.5, 2.5, 20.0, 20.0]
POINTS = [0.05, 1.0, 0.3, 0.1, 9.0, 15.0, 30.0]
elementwise("gammaP", gamma_p, SHAPES, POINTS)
with mp.workdps(60):
    for order in (1, 2):
        elementwise(
            f"gammaPDerivative{{order={order}}}",
            lambda a, x: mpmath.diff(lambda s: gamma_p(s, x), a, order),
            SHAPES,
            POINTS,
        )
elementwise(
    "gammaPInverse",
    lambda a, u: mpmath.findroot(lambda x: gamma_p(a, x) - u, float(scipy.special.gammaincinv(float(a), float(u)))),
    SHAPES,
    [0.5, 0.1, 0.3, 0.001, 0.9, 0.4, 0.99],
)
plainly("poissonQuantile", lambda r, u: scipy.stats.poisson.ppf(u, r).astype(int), np.array([0.3, 0.3, 3.0, 3.0, 50.0, 1000.0]), np.array([0.5, 0.9, 0.05, 0.7, 0.999, 0.2]))


def gamma_q(a, x):
    return mpmath.gammainc(a, x, mpmath.inf, regularized=True)


def beta_i(a, b, x):
    return mpmath.betainc(a, b, 0, x, regularized=True)


def student_cdf(nu, t):
    tail = beta_i(nu / 2, mpf(1) / 2, nu / (nu + t * t)) / 2
    return tail if t < 0 else 1 - tail


def von_mises_cdf(kappa, x):
    area = mpmath.quad(lambda t: mpmath.exp(kappa * mpmath.cos(t)), [-mpmath.pi, (x - mpmath.pi) / 2, x])
    return area / (2 * mpmath.pi * mpmath.besseli(0, kappa))


def root(f, near, far):
    return mpmath.findroot(f, (near, far), solver="anderson", tol=mpf(10) ** -50)


elementwise("log1mexp", lambda x: mpmath.log1p(-mpmath.exp(-abs(x))), [-700.0, -3.3, -1e-10, 1e-10, 0.7, 30.0])
elementwise("gammaQ", gamma_q, SHAPES, POINTS)
FIRST = [0.1, 0.5, 0.5, 1.0, 2.5, 2.5, 20.0, 150.0]
SECOND = [0.3, 0.2, 3.0, 1.0, 0.7, 8.0, 30.0, 90.0]
SHARES = [0.05, 0.9, 0.01, 0.3, 0.99, 0.4, 0.5, 0.6]
elementwise("betaI", beta_i, FIRST, SECOND, SHARES)
elementwise("betaIComplement", lambda a, b, x: 1 - beta_i(a, b, x), FIRST, SECOND, SHARES)
with mp.workdps(60):
    elementwise("betaIDerivative{shape=0}", lambda a, b, x: mpmath.diff(lambda s: beta_i(s, b, x), a), FIRST, SECOND, SHARES)
    elementwise("betaIDerivative{shape=1}", lambda a, b, x: mpmath.diff(lambda s: beta_i(a, s, x), b), FIRST, SECOND, SHARES)
    elementwise(
        "betaIInverse",
        lambda a, b, u: root(
            lambda x: beta_i(a, b, x) - u,
            *[mpf(float(scipy.special.betaincinv(float(a), float(b), float(u)))) * f for f in (1 - 1e-9, 1 + 1e-9)],
        ),
        FIRST,
        SECOND,
        [0.5, 0.1, 0.3, 0.001, 0.2, 0.4, 0.99, 1e-10],
    )
    DEGREES, TIMES = [0.3, 1.0, 2.5, 2.5, 30.0, 300.0], [-3.0, 0.2, -50.0, 1.5, 2.0, -4.0]
    elementwise("studentCdf", student_cdf, DEGREES, TIMES)
    elementwise("studentCdfDerivative", lambda n, t: mpmath.diff(lambda s: student_cdf(s, t), n), DEGREES, TIMES)
    elementwise(
        "studentQuantile",
        lambda n, u: root(
            lambda t: student_cdf(n, t) - u,
            *[mpf(float(scipy.stats.t.ppf(float(u), float(n)))) * f for f in (1 - 1e-9, 1 + 1e-9)],
        ),
        DEGREES,
        [0.3, 0.9, 1e-10, 0.49, 0.999, 0.2],
    )
WIDE_AND_TAME = [-30.0, -3.3, -1e-10, 1e-5, 0.7, 7.9, 8.1, 700.0]
elementwise("logBesselI0{scaled=false}", lambda x: mpmath.log(mpmath.besseli(0, x)), WIDE_AND_TAME)
elementwise("logBesselI0{scaled=true}", lambda x: mpmath.log(mpmath.besseli(0, x)) - abs(x), WIDE_AND_TAME)
elementwise("besselRatio", lambda x: mpmath.besseli(1, x) / mpmath.besseli(0, x), WIDE_AND_TAME)
KAPPAS, ANGLES = [0.01, 0.5, 2.0, 30.0, 300.0], [1.0, -3.0, 0.3, -0.8, 0.1]
elementwise("vonMisesCdf", von_mises_cdf, KAPPAS, ANGLES)
elementwise("vonMisesCdfDerivative", lambda k, x: mpmath.diff(lambda s: von_mises_cdf(s, x), k), KAPPAS, ANGLES)
elementwise(
    "vonMisesQuantile",
    lambda k, u: root(
        lambda x: von_mises_cdf(k, x) - u,
        *[mpf(float(scipy.stats.vonmises.ppf(float(u), float(k)))) * f for f in (1 - 1e-6, 1 + 1e-6)],
    ),
    KAPPAS,
    [0.3, 0.9, 1e-4, 0.49, 0.999],
)
plainly("binomialQuantile", lambda n, p, u: scipy.stats.binom.ppf(u, n, p).astype(int), np.array([1.0, 7.0, 40.0, 40.0, 1000.0]), np.array([0.3, 0.9, 0.01, 0.5, 0.2]), np.array([0.5, 0.05, 0.7, 0.999, 0.2]))

# Reductions
X = np.round(rng.normal(size=(2, 3, 4)), 3)
for axes in ([0], [1], [2], [0, 2], [0, 1, 2]):
    along = tuple(axes)
    plainly(f"sum{{axes={axes}}}", lambda x: x.sum(along), X)
    plainly(f"max{{axes={axes}}}", lambda x: x.max(along), X)
    plainly(f"logSumExp{{axes={axes}}}", lambda x: scipy.special.logsumexp(x, along), X)
plainly("sum{axes=[1]}", lambda x: x.sum(1), np.arange(6).reshape(2, 3))
plainly("sum{axes=[0]}", lambda x: x.sum(0), np.zeros((0, 2)))
plainly("max{axes=[1]}", lambda x: x.max(1), np.array([[1.0, NAN], [INF, 2.0], [-INF, -INF]]))
plainly("logSumExp{axes=[1]}", lambda x: scipy.special.logsumexp(x, 1), np.array([[1000.0, 1000.0], [INF, 1.0], [-INF, 2.0], [-INF, -INF], [NAN, 1.0]]))
for axis in range(3):
    plainly(f"argMax{{axis={axis}}}", lambda x: x.argmax(axis), X)
    plainly(f"cumSum{{axis={axis}, reverse=false}}", lambda x: x.cumsum(axis), X)
    plainly(f"cumSum{{axis={axis}, reverse=true}}", lambda x: np.flip(np.flip(x, axis).cumsum(axis), axis), X)
plainly("argMax{axis=1}", lambda x: x.argmax(1), np.array([[2.0, 5, 5], [1, NAN, 7], [-INF, -INF, -INF]]))
plainly("cumSum{axis=0, reverse=false}", lambda x: x.cumsum(0), np.array([3, -1, 4]))

# Shapes
plainly("iota{size=4}", lambda: np.arange(4))
plainly("reshape{shape=[4, 6]}", lambda x: x.reshape(4, 6), X)
plainly("expand{shape=[2, 3], axes=[]}", lambda x: np.broadcast_to(x, (2, 3)), np.array(2.5))
plainly("expand{shape=[2, 4, 3], axes=[0, 2]}", lambda x: np.broadcast_to(x[:, None, :], (2, 4, 3)), X[:, :, 0])
plainly("expand{shape=[3, 2], axes=[0]}", lambda x: np.broadcast_to(x[:, None], (3, 2)), np.array([1, 2, 3]))
plainly("transpose{permutation=[2, 0, 1]}", lambda x: x.transpose(2, 0, 1), X)
plainly("slice{starts=[0, 1, 0], limits=[2, 3, 4], steps=[1, 1, 3]}", lambda x: x[0:2, 1:3, 0:4:3], X)
plainly("slice{starts=[1], limits=[6], steps=[2]}", lambda x: x[1:6:2], np.arange(7))


def pad(x, low, high, interior):
    dims = [l + (n - 1) * (i + 1) + 1 + h for n, l, h, i in zip(x.shape, low, high, interior)]
    out = np.zeros(dims, x.dtype)
    out[tuple(slice(l, l + (n - 1) * (i + 1) + 1, i + 1) for n, l, i in zip(x.shape, low, interior))] = x
    return out


plainly("pad{low=[1, 0], high=[0, 2], interior=[0, 0]}", lambda x: np.pad(x, ((1, 0), (0, 2))), X[0])
plainly("pad{low=[1, 2], high=[0, 1], interior=[2, 1]}", lambda x: pad(x, [1, 2], [0, 1], [2, 1]), X[0])
plainly("reverse{axes=[0, 2]}", lambda x: np.flip(x, (0, 2)), X)
plainly("concat{axis=1}", lambda a, b: np.concatenate([a, b], 1), X[0], X[1][:, :2])
plainly("gather{axis=0, batchDims=0}", lambda t, i: np.take(t, i, 0), X[0], np.array([2, 0, 2, 1]))
plainly("gather{axis=1, batchDims=0}", lambda t, i: np.take(t, i, 1), X, np.array([[2, 0], [1, 1]]))
plainly("gather{axis=0, batchDims=0}", lambda t, i: np.take(t, i, 0), X[0], np.array(1))
plainly("gather{axis=1, batchDims=1}", lambda t, i: np.take_along_axis(t, i, 1), X[0], np.array([[3, 0], [1, 1], [2, 3]]))
plainly(
    "gather{axis=1, batchDims=1}",
    lambda t, i: np.take_along_axis(t, i[:, :, None], 1),
    X,
    np.array([[2, 0, 0, 1], [1, 1, 2, 0]]),
)
plainly(
    "gather{axis=2, batchDims=1}",
    lambda t, i: np.take_along_axis(t, np.broadcast_to(i[:, None, :], (2, 3, 2)), 2),
    X,
    np.array([[3, 0], [1, 2]]),
)


def scatter(table, indices, slices):
    out = table.copy()
    np.add.at(out, indices, slices)
    return out


plainly("scatterAdd{axis=0, batchDims=0}", scatter, X[0], np.array([2, 0, 2]), X[1])
plainly(
    "scatterAdd{axis=1, batchDims=0}",
    lambda t, i, s: scatter(t.T.copy(), i, s.T).T,
    X[0],
    np.array([3, 3]),
    X[1][:, :2],
)
plainly(
    "scatterAdd{axis=1, batchDims=1}",
    lambda t, i, s: np.stack([scatter(t[b], i[b], s[b]) for b in range(3)]),
    X[0],
    np.array([[3, 3], [0, 1], [2, 2]]),
    X[1][:, :2],
)
plainly("diag", np.diag, np.array([1.0, 2.0, 3.0]))
plainly("diagonal", np.diag, X[0][:, :3])

# Linear algebra
M = np.round(rng.normal(size=(2, 3, 3)), 3)
plainly("matMul", np.matmul, X[0], X[1].T)
plainly("matMul", np.matmul, X, X.transpose(0, 2, 1))
SPD = np.round(M @ M.transpose(0, 2, 1) + np.eye(3), 6)
plainly("cholesky", np.linalg.cholesky, SPD)
plainly("cholesky", lambda a: np.linalg.cholesky((a + a.T) / 2), SPD[0] + np.triu(np.ones((3, 3)), 1) * 0.1)
T = M[0] + 3 * np.eye(3)
for lower in (True, False):
    for transposed in (False, True):
        plainly(
            f"triangularSolve{{lower={str(lower).lower()}, transposed={str(transposed).lower()}}}",
            lambda t, b: scipy.linalg.solve_triangular(t, b, lower=lower, trans=int(transposed)),
            T,
            X[0],
        )

# Networks
import scipy.signal

IMAGES = np.round(rng.normal(size=(2, 2, 5, 4)), 3)
WEIGHTS = np.round(rng.normal(size=(4, 1, 2, 2)), 3)
DENSE = np.round(rng.normal(size=(3, 2, 3, 2)), 3)


def conv(x, w, stride, padding, dilation, groups):
    """By scipy.signal: correlate everywhere, then keep every stride-th place."""
    x = np.pad(x, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    kernel = np.zeros(w.shape[:2] + tuple(d * (k - 1) + 1 for d, k in zip(dilation, w.shape[2:])))
    kernel[:, :, :: dilation[0], :: dilation[1]] = w
    o, c = w.shape[0] // groups, w.shape[1]
    return np.array([
        [
            sum(
                scipy.signal.correlate2d(image[k // o * c + i], kernel[k, i], mode="valid")
                for i in range(c)
            )[:: stride[0], :: stride[1]]
            for k in range(w.shape[0])
        ]
        for image in x
    ])


def jacobian(f, x):
    """Of a linear function: its columns."""
    columns = []
    for i in range(x.size):
        unit = np.zeros(x.size)
        unit[i] = 1
        columns.append(f(unit.reshape(x.shape)).ravel())
    return np.stack(columns, -1)


for x, w, how in (
    (IMAGES, DENSE, ((1, 1), (0, 0), (1, 1), 1)),
    (IMAGES, DENSE, ((2, 1), (1, 2), (2, 1), 1)),
    (IMAGES, WEIGHTS, ((1, 2), (0, 1), (1, 1), 2)),
):
    stride, padding, dilation, groups = how
    attributes = f"stride={list(stride)}, padding={list(padding)}, dilation={list(dilation)}, groups={groups}"
    y = conv(x, w, *how)
    plainly(f"conv2d{{{attributes}}}", lambda a, b: conv(a, b, *how), x, w)
    g = np.round(rng.normal(size=y.shape), 3)
    plainly(
        f"conv2dInputGradient{{{attributes}, size={list(x.shape[2:])}}}",
        lambda b, c: (c.ravel() @ jacobian(lambda u: conv(u, b, *how), x)).reshape(x.shape),
        w,
        g,
    )
    plainly(
        f"conv2dWeightGradient{{{attributes}, window={list(w.shape[2:])}}}",
        lambda a, c: (c.ravel() @ jacobian(lambda u: conv(a, u, *how), w)).reshape(w.shape),
        x,
        g,
    )


def pool(x, window, stride, padding):
    height, width = x.shape[-2:]
    places = np.arange(height * width, dtype=float).reshape(height, width)
    around = [(p, p) for p in padding]
    padded = np.pad(x, [(0, 0)] * (x.ndim - 2) + around, constant_values=-INF)
    places = np.pad(places, around, constant_values=-1)
    views = np.lib.stride_tricks.sliding_window_view(padded, window, (-2, -1))
    views = views[..., :: stride[0], :: stride[1], :, :]
    places = np.lib.stride_tricks.sliding_window_view(places, window)[:: stride[0], :: stride[1]]
    flat = views.reshape(views.shape[:-2] + (-1,))
    at = flat.argmax(-1)[..., None]
    values = np.take_along_axis(flat, at, -1)[..., 0]
    places = np.broadcast_to(places.reshape(places.shape[:2] + (-1,)), flat.shape)
    return values, np.take_along_axis(places, at, -1)[..., 0].astype(int)


TIES = np.array([[1.0, 1, 0, 2], [1, 1, 2, 2], [3, 0, 0, 0], [0, 3, 0, -1]])
for x, window, stride, padding in (
    (IMAGES, (2, 2), (2, 2), (0, 0)),
    (IMAGES[0], (3, 2), (1, 2), (1, 1)),
    (TIES, (2, 2), (1, 1), (0, 0)),
):
    attributes = f"window={list(window)}, stride={list(stride)}, padding={list(padding)}"
    plainly(f"maxPool2d{{{attributes}}}", lambda a: pool(a, window, stride, padding)[0], x)
    plainly(f"argMaxPool2d{{{attributes}}}", lambda a: pool(a, window, stride, padding)[1], x)
