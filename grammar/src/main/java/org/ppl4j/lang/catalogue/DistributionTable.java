package org.ppl4j.lang.catalogue;

import static org.ppl4j.dist.Distributions.*;
import static org.ppl4j.lang.catalogue.Builtin.Sort.DISTRIBUTION;

import java.util.Map;
import org.ppl4j.dist.Supports;

/** The distributions, a line for each. In Java they are called by {@code Distributions}. */
final class DistributionTable {
  private DistributionTable() {}

  static Map<String, Builtin> all() {
    return new Entries()
        .each(
            DISTRIBUTION,
            "normal(mean: real, scale: real<lower = 0>): real",
            "normal({*})",
            a -> normal(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "log_normal(location: real, scale: real<lower = 0>): real<lower = 0>",
            "logNormal({*})",
            a -> logNormal(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "student_t(degrees: real<lower = 0>, location: real, scale: real<lower = 0>): real",
            "studentT({*})",
            a -> studentT(a.real(0), a.real(1), a.real(2)))
        .each(
            DISTRIBUTION,
            "cauchy(location: real, scale: real<lower = 0>): real",
            "cauchy({*})",
            a -> cauchy(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "half_normal(scale: real<lower = 0>): real<lower = 0>",
            "halfNormal({*})",
            a -> halfNormal(a.real(0)))
        .each(
            DISTRIBUTION,
            "half_cauchy(scale: real<lower = 0>): real<lower = 0>",
            "halfCauchy({*})",
            a -> halfCauchy(a.real(0)))
        .each(
            DISTRIBUTION,
            "half_student_t(degrees: real<lower = 0>, scale: real<lower = 0>): real<lower = 0>",
            "halfStudentT({*})",
            a -> halfStudentT(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "laplace(location: real, scale: real<lower = 0>): real",
            "laplace({*})",
            a -> laplace(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "logistic(location: real, scale: real<lower = 0>): real",
            "logistic({*})",
            a -> logistic(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "gumbel(location: real, scale: real<lower = 0>): real",
            "gumbel({*})",
            a -> gumbel(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "skew_normal(location: real, scale: real<lower = 0>, slant: real): real",
            "skewNormal({*})",
            a -> skewNormal(a.real(0), a.real(1), a.real(2)))
        .each(
            DISTRIBUTION,
            "uniform(lower: real, upper: real): real<lower = lower, upper = upper>",
            "uniform({*})",
            a -> uniform(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "exponential(rate: real<lower = 0>): real<lower = 0>",
            "exponential({*})",
            a -> exponential(a.real(0)))
        .each(
            DISTRIBUTION,
            "gamma(concentration: real<lower = 0>, rate: real<lower = 0>): real<lower = 0>",
            "gamma({*})",
            a -> gamma(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "inverse_gamma(concentration: real<lower = 0>, scale: real<lower = 0>): real<lower = 0>",
            "inverseGamma({*})",
            a -> inverseGamma(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "chi_square(degrees: real<lower = 0>): real<lower = 0>",
            "chiSquare({*})",
            a -> chiSquare(a.real(0)))
        .each(
            DISTRIBUTION,
            "beta(a: real<lower = 0>, b: real<lower = 0>): real<lower = 0, upper = 1>",
            "beta({*})",
            a -> beta(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "beta_proportion(mean: real<lower = 0, upper = 1>, concentration: real<lower = 0>): real<lower = 0, upper = 1>",
            "betaProportion({*})",
            a -> betaProportion(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "weibull(power: real<lower = 0>, scale: real<lower = 0>): real<lower = 0>",
            "weibull({*})",
            a -> weibull(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "pareto(minimum: real<lower = 0>, tail: real<lower = 0>): real<lower = minimum>",
            "pareto({*})",
            a -> pareto(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "von_mises(location: real, concentration: real<lower = 0>): real<lower = -3.141592653589793, upper = 3.141592653589793>",
            "vonMises({*})",
            a -> vonMises(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "kumaraswamy(a: real<lower = 0>, b: real<lower = 0>): real<lower = 0, upper = 1>",
            "kumaraswamy({*})",
            a -> kumaraswamy(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "truncated_normal(location: real, scale: real<lower = 0>, lower: real, upper: real): real<lower = lower, upper = upper>",
            "truncatedNormal({*})",
            a -> truncatedNormal(a.real(0), a.real(1), a.real(2), a.real(3)))
        .each(
            DISTRIBUTION,
            "bernoulli(probability: real<lower = 0, upper = 1>): int<lower = 0, upper = 1>",
            "bernoulli({*})",
            a -> bernoulli(a.real(0)))
        .each(
            DISTRIBUTION,
            "bernoulli_logits(logits: real): int<lower = 0, upper = 1>",
            "bernoulliLogits({*})",
            a -> bernoulliLogits(a.real(0)))
        .each(
            DISTRIBUTION,
            "binomial(trials: int<lower = 0>, probability: real<lower = 0, upper = 1>): int<lower = 0, upper = trials>",
            "binomial({*})",
            a -> binomial(a.integer(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "binomial_logits(trials: int<lower = 0>, logits: real): int<lower = 0, upper = trials>",
            "binomialLogits({*})",
            a -> binomialLogits(a.integer(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "beta_binomial(trials: int<lower = 0>, a: real<lower = 0>, b: real<lower = 0>): int<lower = 0, upper = trials>",
            "betaBinomial({*})",
            a -> betaBinomial(a.integer(0), a.real(1), a.real(2)))
        .each(
            DISTRIBUTION,
            "geometric(probability: real<lower = 0, upper = 1>): int<lower = 0>",
            "geometric({*})",
            a -> geometric(a.real(0)))
        .each(
            DISTRIBUTION,
            "poisson(rate: real<lower = 0>): int<lower = 0>",
            "poisson({*})",
            a -> poisson(a.real(0)))
        .each(
            DISTRIBUTION,
            "poisson_log(log_rate: real): int<lower = 0>",
            "poissonLog({*})",
            a -> poissonLog(a.real(0)))
        .each(
            DISTRIBUTION,
            "negative_binomial(mean: real<lower = 0>, concentration: real<lower = 0>): int<lower = 0>",
            "negativeBinomial({*})",
            a -> negativeBinomial(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "negative_binomial_log(log_mean: real, concentration: real<lower = 0>): int<lower = 0>",
            "negativeBinomialLog({*})",
            a -> negativeBinomialLog(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "negative_binomial_rate(shape: real<lower = 0>, rate: real<lower = 0>): int<lower = 0>",
            "negativeBinomialRate({*})",
            a -> negativeBinomialRate(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "negative_binomial_count(count: real<lower = 0>, probability: real<lower = 0, upper = 1>): int<lower = 0>",
            "negativeBinomialCount({*})",
            a -> negativeBinomialCount(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "relaxed_bernoulli(temperature: real<lower = 0>, probability: real<lower = 0, upper = 1>): real<lower = 0, upper = 1>",
            "relaxedBernoulli({*})",
            a -> relaxedBernoulli(a.real(0), a.real(1)))
        .each(
            DISTRIBUTION,
            "relaxed_bernoulli_logits(temperature: real<lower = 0>, logits: real): real<lower = 0, upper = 1>",
            "relaxedBernoulliLogits({*})",
            a -> relaxedBernoulliLogits(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "dirichlet(concentration: real<lower = 0>[K]): simplex[K]",
            "dirichlet({*})",
            a -> dirichlet(a.real(0)))
        .batched(
            DISTRIBUTION,
            "multivariate_normal(mean: real[K], covariance: cov_matrix[K]): real[K]",
            "multivariateNormal({*})",
            a -> multivariateNormal(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "multivariate_normal_precision(mean: real[K], precision: cov_matrix[K]): real[K]",
            "multivariateNormalPrecision({*})",
            a -> multivariateNormalPrecision(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "multivariate_normal_cholesky(mean: real[K], factor: cholesky_cov[K]): real[K]",
            "multivariateNormalCholesky({*})",
            a -> multivariateNormalCholesky(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "low_rank_multivariate_normal(mean: real[K], factor: real[K, R], diagonal: real<lower = 0>[K]): real[K]",
            "lowRankMultivariateNormal({*})",
            a -> lowRankMultivariateNormal(a.real(0), a.real(1), a.real(2)))
        .batched(
            DISTRIBUTION,
            "multivariate_student_t(degrees: real<lower = 0>, location: real[K], scale: cov_matrix[K]): real[K]",
            "multivariateStudentT({*})",
            a -> multivariateStudentT(a.real(0), a.real(1), a.real(2)))
        .batched(
            DISTRIBUTION,
            "multivariate_student_t_cholesky(degrees: real<lower = 0>, location: real[K], factor: cholesky_cov[K]): real[K]",
            "multivariateStudentTCholesky({*})",
            a -> multivariateStudentTCholesky(a.real(0), a.real(1), a.real(2)))
        .plain(
            DISTRIBUTION,
            "gaussian_random_walk(scale: real<lower = 0>, steps: size): real[steps]",
            "gaussianRandomWalk({*})",
            a -> gaussianRandomWalk(a.real(0), a.size(1)))
        .plain(
            DISTRIBUTION,
            "lkj_cholesky(dimension: size, concentration: real<lower = 0>): cholesky_corr[dimension]",
            "lkjCholesky({*})",
            a -> lkjCholesky(a.size(0), a.real(1)))
        .plain(
            DISTRIBUTION,
            "wishart(degrees: real<lower = 0>, scale: cov_matrix[K]): cov_matrix[K]",
            "wishart({*})",
            a -> wishart(a.real(0), a.real(1)))
        .plain(
            DISTRIBUTION,
            "wishart_cholesky(degrees: real<lower = 0>, factor: cholesky_cov[K]): cov_matrix[K]",
            "wishartCholesky({*})",
            a -> wishartCholesky(a.real(0), a.real(1)))
        .plain(
            DISTRIBUTION,
            "inverse_wishart(degrees: real<lower = 0>, scale: cov_matrix[K]): cov_matrix[K]",
            "inverseWishart({*})",
            a -> inverseWishart(a.real(0), a.real(1)))
        .plain(
            DISTRIBUTION,
            "inverse_wishart_cholesky(degrees: real<lower = 0>, factor: cholesky_cov[K]): cov_matrix[K]",
            "inverseWishartCholesky({*})",
            a -> inverseWishartCholesky(a.real(0), a.real(1)))
        .plain(
            DISTRIBUTION,
            "matrix_normal(mean: real[N, M], row_covariance: cov_matrix[N], column_covariance: cov_matrix[M]): real[N, M]",
            "matrixNormal({*})",
            a -> matrixNormal(a.real(0), a.real(1), a.real(2)))
        .plain(
            DISTRIBUTION,
            "matrix_normal_cholesky(mean: real[N, M], row_factor: cholesky_cov[N], column_factor: cholesky_cov[M]): real[N, M]",
            "matrixNormalCholesky({*})",
            a -> matrixNormalCholesky(a.real(0), a.real(1), a.real(2)))
        .batched(
            DISTRIBUTION,
            "categorical(probabilities: simplex[K]): int<lower = 1, upper = K>",
            "categorical({*})",
            a -> categorical(a.real(0)))
        .batched(
            DISTRIBUTION,
            "categorical_logits(logits: real[K]): int<lower = 1, upper = K>",
            "categoricalLogits({*})",
            a -> categoricalLogits(a.real(0)))
        .batched(
            DISTRIBUTION,
            "one_hot_categorical(probabilities: simplex[K]): one_hot[K]",
            "oneHotCategorical({*})",
            a -> oneHotCategorical(a.real(0)))
        .batched(
            DISTRIBUTION,
            "one_hot_categorical_logits(logits: real[K]): one_hot[K]",
            "oneHotCategoricalLogits({*})",
            a -> oneHotCategoricalLogits(a.real(0)))
        .batched(
            DISTRIBUTION,
            "multinomial(trials: int<lower = 0>, probabilities: simplex[K]): int<lower = 0, upper = trials>[K]",
            "multinomial({*})",
            a -> multinomial(a.integer(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "dirichlet_multinomial(trials: int<lower = 0>, concentration: real<lower = 0>[K]): int<lower = 0, upper = trials>[K]",
            "dirichletMultinomial({*})",
            a -> dirichletMultinomial(a.integer(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "ordered_logistic(predictor: real, cutpoints: ordered[C]): int<lower = 1, upper = C + 1>",
            "orderedLogistic({*})",
            a -> orderedLogistic(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "relaxed_one_hot_categorical(temperature: real<lower = 0>, probabilities: simplex[K]): simplex[K]",
            "relaxedOneHotCategorical({*})",
            a -> relaxedOneHotCategorical(a.real(0), a.real(1)))
        .batched(
            DISTRIBUTION,
            "relaxed_one_hot_categorical_logits(temperature: real<lower = 0>, logits: real[K]): simplex[K]",
            "relaxedOneHotCategoricalLogits({*})",
            a -> relaxedOneHotCategoricalLogits(a.real(0), a.real(1)))
        .special(DISTRIBUTION, "flat(): real", "flat({*})", a -> flat(Supports.real()))
        .special(DISTRIBUTION, "delta(value: any): any", "delta({0})", a -> delta(a.value(0)))
        .special(
            DISTRIBUTION,
            "truncated(base: distribution, lower: number, upper: number): any",
            "truncated({*})",
            Combined::truncated)
        .special(
            DISTRIBUTION,
            "censored(base: distribution, lower: number, upper: number): any",
            "censored({*})",
            Combined::censored)
        .special(
            DISTRIBUTION,
            "zero_inflated(probability: real<lower = 0, upper = 1>, base: distribution): any",
            "zeroInflated({*})",
            Combined::zeroInflated)
        .special(
            DISTRIBUTION,
            "mixture(weights: simplex[K], components: distributions): any",
            "mixture({*})",
            Combined::mixture)
        .special(
            DISTRIBUTION,
            "mixture_same_family(weights: simplex[K], components: distribution): any",
            "mixtureSameFamily({*})",
            Combined::mixtureSameFamily)
        .special(
            DISTRIBUTION, "iid(base: distribution, sizes: sizes): any", "iid({*})", Combined::iid)
        .all();
  }
}
