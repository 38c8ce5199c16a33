"""Prints the numbers of NaturalGradientTest: F^-1 g, by the Fisher information F of a normal law.

F_ij = dm_i' S^-1 dm_j + tr(S^-1 dS_i S^-1 dS_j) / 2, its derivatives by mpmath's differences; the free
coordinates of the Cholesky factor are its triangle row by row, the diagonal as logarithms.
"""

from mpmath import diff, exp, inverse, matrix, mp, mpf

mp.dps = 40
N = 3
MEAN = [mpf("0.5"), mpf(-1), mpf(2)]
FREE = [mpf("0.2"), mpf("0.7"), mpf("-0.3"), mpf("-0.4"), mpf("0.9"), mpf("0.1")]
MEAN_GRADIENT = [mpf(1), mpf(-2), mpf("0.5")]
FREE_GRADIENT = [mpf("0.3"), mpf(-1), mpf(2), mpf("0.25"), mpf("-0.75"), mpf("1.5")]


def covariance(free):
    factor = matrix(N, N)
    k = 0
    for i in range(N):
        for j in range(i + 1):
            factor[i, j] = exp(free[k]) if i == j else free[k]
            k += 1
    return factor * factor.T


def main():
    precision = inverse(covariance(FREE))
    slopes = []
    for i in range(len(FREE)):
        def entry(a, b, i=i):
            def along(x):
                moved = list(FREE)
                moved[i] = x
                return covariance(moved)[a, b]
            return diff(along, FREE[i])
        slopes.append(matrix([[entry(a, b) for b in range(N)] for a in range(N)]))
    fisher = matrix(len(FREE), len(FREE))
    for i, a in enumerate(slopes):
        for j, b in enumerate(slopes):
            product = precision * a * precision * b
            fisher[i, j] = sum(product[k, k] for k in range(N)) / 2
    print("mean", [float(v) for v in inverse(precision) * matrix(MEAN_GRADIENT)])
    print("free", [float(v) for v in inverse(fisher) * matrix(FREE_GRADIENT)])


main()
