package org.ppl4j.lang.catalogue;

import java.util.Map;

/** What other languages call things, for messages. */
final class Synonyms {
  private Synonyms() {}

  static Map<String, String> all() {
    return Map.ofEntries(
        Map.entry("inv_logit", "sigmoid"),
        Map.entry("expit", "sigmoid"),
        Map.entry("log1p_exp", "softplus"),
        Map.entry("inv_Phi", "ndtri"),
        Map.entry("Phi", "ndtr"),
        Map.entry("std_normal_lcdf", "log_ndtr"),
        Map.entry("std_normal", "normal"),
        Map.entry("fabs", "abs"),
        Map.entry("fmin", "minimum"),
        Map.entry("fmax", "maximum"),
        Map.entry("lognormal", "log_normal"),
        Map.entry("double_exponential", "laplace"),
        Map.entry("inv_gamma", "inverse_gamma"),
        Map.entry("bernoulli_logit", "bernoulli_logits"),
        Map.entry("binomial_logit", "binomial_logits"),
        Map.entry("categorical_logit", "categorical_logits"),
        Map.entry("neg_binomial_2", "negative_binomial"),
        Map.entry("neg_binomial_2_log", "negative_binomial_log"),
        Map.entry("neg_binomial", "negative_binomial_rate"),
        Map.entry("multi_normal", "multivariate_normal"),
        Map.entry("multi_normal_cholesky", "multivariate_normal_cholesky"),
        Map.entry("multi_normal_prec", "multivariate_normal_precision"),
        Map.entry("multi_student_t", "multivariate_student_t"),
        Map.entry("mvn", "multivariate_normal"),
        Map.entry("gaussian", "normal"),
        Map.entry("lkj_corr_cholesky", "lkj_cholesky"),
        Map.entry("inv_wishart", "inverse_wishart"),
        Map.entry("chi_squared", "chi_square"),
        Map.entry("rep_vector", "repeat"),
        Map.entry("rep_matrix", "repeat"),
        Map.entry("rep_array", "repeat"),
        Map.entry("diag_matrix", "diag"),
        Map.entry("cholesky_decompose", "cholesky"),
        Map.entry("mdivide_left_tri_low", "solve_lower"),
        Map.entry("identity_matrix", "identity"),
        Map.entry("dot_product", "dot"),
        Map.entry("cumulative_sum", "cumsum"),
        Map.entry("append_row", "concat"),
        Map.entry("size", "length"),
        Map.entry("rows", "length"),
        Map.entry("num_elements", "length"),
        Map.entry("lchoose", "log_choose"),
        Map.entry("improper_uniform", "flat"),
        Map.entry("logsumexp", "log_sum_exp"),
        Map.entry("ordered_logit", "ordered_logistic"));
  }
}
