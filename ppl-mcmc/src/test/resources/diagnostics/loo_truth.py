"""Writes loo_truth.tsv: PSIS-LOO, WAIC and comparisons of recipe-made log likelihoods.

    python3 loo_truth.py > loo_truth.tsv

Pareto smoothing, k and elpd_loo are by ArviZ 0.23.4 with the relative efficiency of each datum's
likelihood; standard errors and WAIC have the divisor n - 1, as R's package loo has them; stacking
weights are by scipy's SLSQP. The recipe is that of truth.py: see LooTest.java.
"""

import warnings

warnings.simplefilter("ignore")

import arviz as az
import numpy as np
from arviz.stats import diagnostics as d
from scipy.optimize import minimize
from scipy.special import logsumexp

from truth import chains, posterior_ess


def log_likelihood(seed, spread, data):
    """Of data given a mean that walks about: [datum][chain][draw]."""
    mean = chains(seed, 4, 250, 0.3)
    return np.array([-0.5 * (y - spread * mean) * (y - spread * mean) for y in data])


DATA = [-1.4, -0.7, 0.0, 0.7, 1.4, 2.1, 6.0]
MODELS = {
    "narrow": log_likelihood(31, 0.3, DATA),
    "wide": log_likelihood(32, 1.0, DATA),
    "far": log_likelihood(33, 0.3, [y - 0.9 for y in DATA]),
}


def loo(ll):
    pointwise, ks = [], []
    for each in ll:
        likelihood = np.exp(each - each.max())
        efficiency = posterior_ess(d._split_chains(likelihood))[0] / each.size
        weights, k = az.psislw(-each.ravel(), reff=efficiency)
        pointwise.append(logsumexp(weights + each.ravel()))
        ks.append(float(k))
    return np.array(pointwise), np.array(ks)


def show(case, name, value):
    print(f"{case}\t{name}\t{float(value)!r}")


if __name__ == "__main__":
    elpds = {}
    for name, ll in MODELS.items():
        pooled = ll.reshape(len(ll), -1)
        lpd = logsumexp(pooled, axis=1) - np.log(pooled.shape[1])
        pointwise, ks = loo(ll)
        elpds[name] = pointwise
        show(name, "elpd_loo", pointwise.sum())
        show(name, "se_loo", np.sqrt(len(ll)) * pointwise.std(ddof=1))
        show(name, "p_loo", lpd.sum() - pointwise.sum())
        for i, k in enumerate(ks):
            show(name, f"k_{i}", k)
        variances = pooled.var(axis=1, ddof=1)
        waic = lpd - variances
        show(name, "elpd_waic", waic.sum())
        show(name, "se_waic", np.sqrt(len(ll)) * waic.std(ddof=1))
        show(name, "p_waic", variances.sum())
    matrix = np.array(list(elpds.values()))
    best = matrix[matrix.sum(axis=1).argmax()]
    found = minimize(
        lambda w: -logsumexp(matrix + np.log(w)[:, None], axis=0).sum(),
        np.full(3, 1 / 3),
        bounds=[(1e-12, 1)] * 3,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        tol=1e-14,
        options={"maxiter": 1000},
    ).x
    sums = matrix.sum(axis=1)
    for i, name in enumerate(elpds):
        show(name, "difference", (matrix[i] - best).sum())
        show(name, "se_difference", np.sqrt(len(DATA)) * (matrix[i] - best).std(ddof=1))
        show(name, "stacking", found[i])
        show(name, "pseudo_bma", np.exp(sums[i] - logsumexp(sums)))
