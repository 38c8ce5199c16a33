"""Pareto smoothed log weights of a few samples (mpmath, 60 digits).

Written from the papers: Zhang and Stephens (2009), Technometrics 51, equations 5 to 7; Vehtari et al.
(2024), JMLR 25(72), section 3 and appendix G. Lines: efficiency, log weights, smoothed ones, k-hat.
"""

import math

import mpmath as mp
import numpy as np
from mpmath import mpf

from tables_common import RESOURCES, cell


def fit(x):
    """Shape (without prior) and scale of ascending exceedances."""
    n = len(x)
    m = 30 + math.isqrt(n)
    quartile = x[math.floor(mpf(n) / 4 + mpf("0.5")) - 1]
    thetas = [1 / x[-1] + (1 - mp.sqrt(mpf(m) / (j - mpf("0.5")))) / (3 * quartile)
              for j in range(1, m + 1)]

    def shape(theta):
        return mp.fsum(mp.log(1 - theta * v) for v in x) / n

    def profile(theta):
        k = -shape(theta)  # Zhang and Stephens' k has the other sign
        return n * (mp.log(theta / k) + k - 1)

    profiles = [profile(t) for t in thetas]
    weights = [1 / mp.fsum(mp.exp(other - own) for other in profiles) for own in profiles]
    theta = mp.fsum(t * w for t, w in zip(thetas, weights))
    return shape(theta), -shape(theta) / theta


def smooth(log_weights, efficiency):
    n = len(log_weights)
    length = math.ceil(min(mpf(n) / 5, 3 * mp.sqrt(n / mpf(efficiency))))
    greatest = max(log_weights)
    order = sorted(range(n), key=lambda i: log_weights[i])
    tail = order[n - length:]
    weight = [mp.exp(mpf(v) - mpf(greatest)) if v > -math.inf else mpf(0) for v in log_weights]
    cutoff = weight[order[n - length - 1]]
    k, sigma = fit([weight[i] - cutoff for i in tail])
    k = (length * k + 5) / (length + 10)
    for rank, i in enumerate(tail):
        p = (rank + mpf("0.5")) / length
        weight[i] = min(cutoff + sigma * mp.expm1(-k * mp.log1p(-p)) / k, mpf(1))
    total = mp.fsum(weight)
    return [mp.log(w / total) if w > 0 else -mp.inf for w in weight], k


def main():
    random = np.random.default_rng(20240229)
    cases = [
        (1.0, random.normal(0, 1, 200)),
        (1.0, random.normal(-4000, 3, 500)),
        (0.3, random.exponential(0.4, 400)),
        (2.0, random.exponential(1.1, 300)),
        (1.0, random.uniform(-2, 0, 60)),
        (1.0, random.normal(0, 1e-9, 100)),
        (1.0, np.where(random.uniform(size=150) < 0.3, -np.inf, random.standard_t(3, 150))),
        (1.0, -random.chisquare(10, 25) / 2),
    ]
    lines = []
    for efficiency, weights in cases:
        row = [float(w) for w in weights]
        smoothed, k = smooth(row, efficiency)
        text = [cell(efficiency)] + [cell(v) for v in row + smoothed + [k]]
        lines.append(",".join(t.replace("inf", "Infinity") for t in text))
        print(len(row), cell(k))
    (RESOURCES / "pareto-smoothing.csv").write_text("\n".join(lines) + "\n")


main()
