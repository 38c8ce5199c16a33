package org.ppl4j.lang.catalogue;

import static org.ppl4j.lang.catalogue.Builtin.Sort.FUNCTION;

import java.util.Map;

/** The functions of numbers, and of distributions, a line for each. */
final class FunctionTable {
  private FunctionTable() {}

  static Map<String, Builtin> all() {
    return new Entries()
        .each(FUNCTION, "floor(x: real): real", "{0}.floor()", a -> a.real(0).floor())
        .each(FUNCTION, "ceil(x: real): real", "{0}.ceil()", a -> a.real(0).ceil())
        .each(FUNCTION, "round(x: real): real", "{0}.round()", a -> a.real(0).round())
        .each(FUNCTION, "exp(x: real): real<lower = 0>", "{0}.exp()", a -> a.real(0).exp())
        .each(FUNCTION, "expm1(x: real): real", "{0}.expm1()", a -> a.real(0).expm1())
        .each(FUNCTION, "log1p(x: real): real", "{0}.log1p()", a -> a.real(0).log1p())
        .each(FUNCTION, "sin(x: real): real", "{0}.sin()", a -> a.real(0).sin())
        .each(FUNCTION, "cos(x: real): real", "{0}.cos()", a -> a.real(0).cos())
        .each(
            FUNCTION,
            "tanh(x: real): real<lower = -1, upper = 1>",
            "{0}.tanh()",
            a -> a.real(0).tanh())
        .each(FUNCTION, "relu(x: real): real<lower = 0>", "{0}.relu()", a -> a.real(0).relu())
        .each(FUNCTION, "erf(x: real): real", "{0}.erf()", a -> a.real(0).erf())
        .each(FUNCTION, "erfc(x: real): real", "{0}.erfc()", a -> a.real(0).erfc())
        .each(
            FUNCTION,
            "ndtri(x: real<lower = 0, upper = 1>): real",
            "{0}.ndtri()",
            a -> a.real(0).ndtri())
        .each(FUNCTION, "lgamma(x: real): real", "{0}.lgamma()", a -> a.real(0).lgamma())
        .each(FUNCTION, "digamma(x: real): real", "{0}.digamma()", a -> a.real(0).digamma())
        .each(
            FUNCTION,
            "trigamma(x: real): real<lower = 0>",
            "{0}.trigamma()",
            a -> a.real(0).trigamma())
        .each(FUNCTION, "log_ndtr(x: real): real", "{0}.logNdtr()", a -> a.real(0).logNdtr())
        .each(FUNCTION, "log1mexp(x: real): real", "{0}.log1mexp()", a -> a.real(0).log1mexp())
        .each(FUNCTION, "log(x: real<lower = 0>): real", "{0}.log()", a -> a.real(0).log())
        .each(
            FUNCTION,
            "sqrt(x: real<lower = 0>): real<lower = 0>",
            "{0}.sqrt()",
            a -> a.real(0).sqrt())
        .each(
            FUNCTION,
            "sigmoid(x: real): real<lower = 0, upper = 1>",
            "{0}.sigmoid()",
            a -> a.real(0).sigmoid())
        .each(
            FUNCTION,
            "softplus(x: real): real<lower = 0>",
            "{0}.softplus()",
            a -> a.real(0).softplus())
        .each(FUNCTION, "square(x: real): real<lower = 0>", "{0}.square()", a -> a.real(0).square())
        .each(
            FUNCTION,
            "logit(p: real<lower = 0, upper = 1>): real",
            "{0}.log().minus({0}.unaryMinus().log1p())",
            a -> Numbers.logit(a.real(0)))
        .each(
            FUNCTION,
            "ndtr(x: real): real<lower = 0, upper = 1>",
            "{0}.times(-Math.sqrt(0.5)).erfc().times(0.5)",
            a -> Numbers.ndtr(a.real(0)))
        .each(
            FUNCTION,
            "lbeta(a: real<lower = 0>, b: real<lower = 0>): real",
            "{0}.lgamma().plus({1}.lgamma()).minus({0}.plus({1}).lgamma())",
            a -> Numbers.lbeta(a.real(0), a.real(1)))
        .each(
            FUNCTION,
            "log_choose(n: real<lower = 0>, k: real<lower = 0>): real",
            "",
            a -> Numbers.logChoose(a.real(0), a.real(1)))
        .each(
            FUNCTION,
            "atan2(y: real, x: real): real",
            "{0}.atan2({1})",
            a -> a.real(0).atan2(a.real(1)))
        .each(
            FUNCTION,
            "gamma_p(a: real<lower = 0>, x: real<lower = 0>): real<lower = 0, upper = 1>",
            "{0}.gammaP({1})",
            a -> a.real(0).gammaP(a.real(1)))
        .each(
            FUNCTION,
            "gamma_q(a: real<lower = 0>, x: real<lower = 0>): real<lower = 0, upper = 1>",
            "{0}.gammaQ({1})",
            a -> a.real(0).gammaQ(a.real(1)))
        .each(
            FUNCTION,
            "beta_i(a: real<lower = 0>, b: real<lower = 0>, x: real<lower = 0, upper = 1>): real<lower = 0, upper = 1>",
            "{0}.betaI({1}, {2})",
            a -> a.real(0).betaI(a.real(1), a.real(2)))
        .each(
            FUNCTION,
            "log_bessel_i0(x: real): real",
            "{0}.logBesselI0()",
            a -> a.real(0).logBesselI0())
        .each(FUNCTION, "abs(x: number): number", "{0}.abs()", a -> Numbers.abs(a.value(0)))
        .each(
            FUNCTION,
            "sign(x: real): real<lower = -1, upper = 1>",
            "{0}.sign()",
            a -> a.real(0).sign())
        .each(
            FUNCTION,
            "minimum(x: number, y: number): number",
            "{0}.minimum({1})",
            a -> Numbers.minimum(a.value(0), a.value(1)))
        .each(
            FUNCTION,
            "maximum(x: number, y: number): number",
            "{0}.maximum({1})",
            a -> Numbers.maximum(a.value(0), a.value(1)))
        .each(FUNCTION, "to_real(x: any): real", "{0}.toReal()", a -> a.real(0))
        .each(FUNCTION, "to_int(x: any): int", "{0}.toInt()", a -> Numbers.toInt(a.value(0)))
        .special(
            FUNCTION,
            "stop_gradient(x: any): any",
            "{0}.stopGradient()",
            a -> Numbers.stopGradient(a.value(0)))
        .special(
            FUNCTION,
            "log_density(of: any, value_: any): real",
            "{0}.logDensity({1})",
            a -> Numbers.logDensity(a.distribution(0), a.value(1)))
        .special(
            FUNCTION,
            "log_densities(distribution: distribution, value: any): real",
            "{0}.logDensities({1})",
            a -> Numbers.logDensities(a.distribution(0), a.value(1)))
        .special(
            FUNCTION,
            "cdf(distribution: distribution, value: any): real<lower = 0, upper = 1>",
            "{0}.cdf({1})",
            a -> Numbers.cdf(a.distribution(0), a.value(1)))
        .special(
            FUNCTION,
            "log_cdf(distribution: distribution, value: any): real<upper = 0>",
            "{0}.logCdf({1})",
            a -> Numbers.logCdf(a.distribution(0), a.value(1)))
        .special(
            FUNCTION,
            "log_survival(distribution: distribution, value: any): real<upper = 0>",
            "{0}.logSurvival({1})",
            a -> Numbers.logSurvival(a.distribution(0), a.value(1)))
        .special(
            FUNCTION,
            "simulate(model: model): run",
            "e.simulate({0})",
            a -> {
              throw new IllegalStateException("simulate is the objective's scope's");
            })
        .all();
  }
}
