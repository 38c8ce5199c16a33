"""Writes truth.tsv: diagnostics of recipe-made draws, by ArviZ 0.23.4 (numpy 2.4, scipy 1.17).

    python3 truth.py > truth.tsv

Each line is: case, statistic, value. The recipe uses only +, -, * and / of doubles, so that Java
makes the same draws bit for bit (RecipeChains.java). Effective sample sizes are computed twice: by
ArviZ, and by the sums below, which follow the R package posterior in the one place where the two
differ (Geyer's sequence ends one pair earlier if it reaches the end of a chain); the script fails
if they differ anywhere else.
"""

import sys
import warnings

warnings.simplefilter("ignore")

import arviz as az
import numpy as np
from arviz.stats import diagnostics as d
from scipy import stats

MASK = (1 << 64) - 1


class Recipe:
    """A 64-bit linear congruential generator (Knuth's MMIX)."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 11) * 2.0**-53

    def bell(self):
        """Irwin and Hall's near-normal: twelve uniforms less six."""
        total = 0.0
        for _ in range(12):
            total += self.uniform()
        return total - 6.0


def chains(seed, count, draws, memory, shift=0.0, stretch=1.0, heavy=False, steps=0.0):
    """Autoregressive chains; the last one is moved and stretched; heavy tails by a quotient."""
    recipe = Recipe(seed)
    out = np.empty((count, draws))
    for c in range(count):
        x = recipe.bell()
        for t in range(draws):
            x = memory * x + recipe.bell()
            y = x / (recipe.uniform() + 0.01) if heavy else x
            if c == count - 1:
                y = y * stretch + shift
            out[c, t] = np.floor(y * steps) if steps > 0 else y
    return out


CASES = {
    "independent": chains(1, 4, 1000, 0.0),
    "sticky": chains(2, 4, 1000, 0.9),
    "antithetic": chains(3, 4, 500, -0.8),
    "heavy": chains(4, 4, 1000, 0.5, heavy=True),
    "moved": chains(5, 4, 250, 0.3, shift=2.0),
    "stretched": chains(6, 4, 250, 0.3, stretch=3.0),
    "odd": chains(7, 3, 101, 0.5),
    "eight": chains(8, 4, 8, 0.5),
    "seven": chains(9, 4, 7, 0.5),
    "six": chains(10, 2, 6, 0.0),
    "one": chains(11, 1, 500, 0.5),
    "steps": chains(12, 4, 400, 0.5, steps=1.0),
    "walk": chains(13, 4, 200, 0.999),
    "two": chains(14, 2, 64, 0.95),
}


def posterior_ess(x):
    """Effective sample size of chains as they are, by plain sums."""
    x = np.asarray(x, dtype=float)
    m, n = x.shape
    centred = x - x.mean(axis=1, keepdims=True)
    acov = np.array([[c[: n - t] @ c[t:] / n for t in range(n)] for c in centred]).mean(axis=0)
    within = acov[0] * n / (n - 1)
    plus = acov[0] + (x.mean(axis=1).var(ddof=1) if m > 1 else 0)
    rho = 1 - (within - acov) / plus
    rho[0] = 1
    kept = np.zeros(n)
    kept[:2] = rho[:2]
    t = 0
    even, odd = rho[0], rho[1]
    while t < n - 5 and even + odd > 0:
        t += 2
        even, odd = rho[t], rho[t + 1]
        if even + odd >= 0:
            kept[t], kept[t + 1] = even, odd
    last = t
    if even > 0:
        kept[last] = even
    for t in range(2, last - 1, 2):
        if kept[t] + kept[t + 1] > kept[t - 2] + kept[t - 1]:
            kept[t] = kept[t + 1] = (kept[t - 2] + kept[t - 1]) / 2
    tau = -1 + 2 * kept[:last].sum() + kept[last]
    return m * n / max(tau, 1 / np.log10(m * n)), last


def ess(name, x, by_arviz):
    ours, last = posterior_ess(x)
    reached_end = last >= x.shape[1] - 5
    if not np.isclose(ours, by_arviz, rtol=1e-9) and not reached_end:
        sys.exit(f"{name}: {ours} but ArviZ says {by_arviz}")
    return ours


def statistics(x):
    split = d._split_chains(x)
    folded = d._split_chains(np.abs(x - np.median(x)))
    at = lambda p: d._split_chains(x <= d._quantile(x, p)[0])
    e = {
        "ess_bulk": ess("bulk", d._z_scale(split), d._ess_bulk(x)),
        "ess_mean": ess("mean", split, d._ess_mean(x)),
        "ess_median": ess("median", at(0.5), d._ess_median(x)),
        "ess_q10": ess("q10", at(0.1), d._ess_quantile(x, 0.1)),
        "ess_tail": min(
            ess("q05", at(0.05), d._ess_quantile(x, 0.05)),
            ess("q95", at(0.95), d._ess_quantile(x, 0.95)),
        ),
        "ess_sd": posterior_ess(d._split_chains(np.abs(x - x.mean())))[0],
    }
    squares = (x - x.mean()) ** 2
    variance_ess = ess("squares", d._split_chains(squares), d._ess_mean(squares))
    e["mcse_mean"] = d._mcse_mean(x) * np.sqrt(d._ess_mean(x) / e["ess_mean"])
    e["mcse_sd"] = d._mcse_sd(x) * np.sqrt(d._ess_mean(squares) / variance_ess)
    for p in (0.05, 0.5, 0.95):
        size = ess("quantile", at(p), d._ess_quantile(x, p))
        between = stats.beta.ppf([0.1586553, 0.8413447], size * p + 1, size * (1 - p) + 1)
        ordered = np.sort(x.ravel())
        low = ordered[max(int(np.floor(between[0] * x.size)), 1) - 1]
        high = ordered[min(int(np.ceil(between[1] * x.size)), x.size) - 1]
        e[f"mcse_q{int(100 * p):02d}"] = (high - low) / 2
        if np.isclose(size, d._ess_quantile(x, p), rtol=1e-9):
            assert np.isclose((high - low) / 2, d._mcse_quantile(x, p)), p
        e[f"q{int(100 * p):02d}"] = d._quantile(x, p)[0]
    e["rhat_basic"] = d._rhat(split)
    e["rhat_bulk"] = d._rhat(d._z_scale(split))
    e["rhat_folded"] = d._rhat(d._z_scale(folded))
    e["rhat"] = max(e["rhat_bulk"], e["rhat_folded"])
    if len(x) > 1:
        assert np.isclose(e["rhat"], d._multichain_statistics(x)[4])
    e["mean"] = x.mean()
    e["sd"] = x.std(ddof=1)
    e["mad"] = stats.median_abs_deviation(x, axis=None, scale="normal")
    e["bfmi_0"] = az.bfmi(x)[0]
    e["acov_3"] = az.autocov(x)[0][3]
    return e


if __name__ == "__main__":
    for case, draws in CASES.items():
        for statistic, value in statistics(draws).items():
            print(f"{case}\t{statistic}\t{float(value)!r}")
