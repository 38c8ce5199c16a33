package org.ppl4j.lang.catalogue;

import static org.ppl4j.lang.catalogue.Builtin.Sort.FUNCTION;

import java.util.Map;
import org.ppl4j.nn.Activations;

/** The functions of arrays, a line for each. Axes count from 1, the outermost first. */
final class ArrayTable {
  private ArrayTable() {}

  static Map<String, Builtin> all() {
    return new Entries()
        .special(
            FUNCTION,
            "sum(x: number, axis_: size): number",
            "{0}.sum() || {0}.sum({1} - 1)",
            ArrayFunctions::sum)
        .special(
            FUNCTION,
            "mean(x: real, axis_: size): real",
            "{0}.mean() || {0}.mean({1} - 1)",
            ArrayFunctions::mean)
        .special(
            FUNCTION,
            "max(x: number, axis_: size): number",
            "{0}.max() || {0}.max({1} - 1)",
            ArrayFunctions::max)
        .special(
            FUNCTION,
            "min(x: number, axis_: size): number",
            "{0}.min() || {0}.min({1} - 1)",
            ArrayFunctions::min)
        .special(
            FUNCTION,
            "log_sum_exp(x: real, axis_: size): real",
            "{0}.logSumExp() || {0}.logSumExp({1} - 1)",
            ArrayFunctions::logSumExp)
        .special(
            FUNCTION,
            "log_mean_exp(x: real, axis_: size): real",
            "{0}.logMeanExp() || {0}.logMeanExp({1} - 1)",
            ArrayFunctions::logMeanExp)
        .batched(
            FUNCTION,
            "variance(x: real[N]): real<lower = 0>",
            "",
            a -> ArrayFunctions.variance(a.real(0)))
        .batched(
            FUNCTION,
            "sd(x: real[N]): real<lower = 0>",
            "",
            a -> ArrayFunctions.variance(a.real(0)).sqrt())
        .plain(
            FUNCTION,
            "dot(x: real[N], y: real[N]): real",
            "{0}.times({1}).sum()",
            a -> a.real(0).times(a.real(1)).sum())
        .plain(
            FUNCTION,
            "outer(x: real[N], y: real[M]): real[N, M]",
            "",
            a -> ArrayFunctions.outer(a.real(0), a.real(1)))
        .batched(
            FUNCTION,
            "argmax(x: real[N]): int<lower = 1, upper = N>",
            "{0}.argmax({0}.shape().rank() - 1).plus(1)",
            a -> ArrayFunctions.argmax(a.real(0)))
        .batched(
            FUNCTION,
            "cumsum(x: real[N]): real[N]",
            "{0}.cumsum({0}.shape().rank() - 1)",
            a -> ArrayFunctions.cumsum(a.real(0)))
        .batched(
            FUNCTION,
            "softmax(x: real[N]): simplex[N]",
            "Activations.softmax({0})",
            a -> Activations.softmax(a.real(0)))
        .batched(
            FUNCTION,
            "log_softmax(x: real[N]): real<upper = 0>[N]",
            "Activations.logSoftmax({0})",
            a -> Activations.logSoftmax(a.real(0)))
        .plain(
            FUNCTION,
            "cholesky(x: cov_matrix[N]): cholesky_cov[N]",
            "{0}.cholesky()",
            a -> a.real(0).cholesky())
        .special(
            FUNCTION,
            "solve_lower(factor: real[N, N], b: any): any",
            "{0}.solveLower({1})",
            a -> a.real(0).solveLower(a.real(1)))
        .special(
            FUNCTION,
            "solve_lower_transposed(factor: real[N, N], b: any): any",
            "{0}.solveLowerTransposed({1})",
            a -> a.real(0).solveLowerTransposed(a.real(1)))
        .special(
            FUNCTION,
            "solve_upper(factor: real[N, N], b: any): any",
            "{0}.solveUpper({1})",
            a -> a.real(0).solveUpper(a.real(1)))
        .plain(FUNCTION, "diag(x: real[N]): real[N, N]", "{0}.diag()", a -> a.real(0).diag())
        .plain(
            FUNCTION,
            "diagonal(x: real[N, N]): real[N]",
            "{0}.diagonal()",
            a -> a.real(0).diagonal())
        .plain(
            FUNCTION,
            "lower_triangle(x: real[N, N]): real[N, N]",
            "{0}.lowerTriangle()",
            a -> a.real(0).lowerTriangle())
        .plain(
            FUNCTION, "identity(n: size): real[n, n]", "", a -> ArrayFunctions.identity(a.size(0)))
        .special(
            FUNCTION, "zeros(sizes: sizes): real", "", a -> ArrayFunctions.filled(0, a.sizes(0)))
        .special(
            FUNCTION, "ones(sizes: sizes): real", "", a -> ArrayFunctions.filled(1, a.sizes(0)))
        .special(
            FUNCTION,
            "repeat(x: any, sizes: sizes): any",
            "",
            a -> ArrayFunctions.repeat(a.value(0), a.sizes(1)))
        .special(
            FUNCTION,
            "reshape(x: any, sizes: sizes): any",
            "{0}.reshape({1*})",
            a -> ArrayFunctions.reshape(a.value(0), a.sizes(1)))
        .special(
            FUNCTION,
            "concat(x: any, y: any): any",
            "",
            a -> ArrayFunctions.concat(a.value(0), a.value(1)))
        .special(
            FUNCTION,
            "reverse(x: any): any",
            "{0}.reverse(0)",
            a -> ArrayFunctions.reverse(a.value(0)))
        .special(FUNCTION, "length(x: any): int", "", a -> ArrayFunctions.length(a.value(0)))
        .special(
            FUNCTION,
            "one_hot(index: int, size: size): one_hot",
            "{0}.minus(1).oneHot({1})",
            a -> a.integer(0).minus(1).oneHot(a.size(1)))
        .all();
  }
}
