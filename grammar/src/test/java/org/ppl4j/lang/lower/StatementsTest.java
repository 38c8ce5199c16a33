package org.ppl4j.lang.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidData;
import org.ppl4j.error.PplException;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;

/** Each form of statement and expression, against numbers worked out by hand. */
class StatementsTest {
  private static final Offset<Double> CLOSE = within(1e-10);
  private static final double LOG_ROOT = -0.5 * Math.log(2 * Math.PI);

  private static PplModule module(String... lines) {
    return PplModule.of("test.ppl", String.join("\n", lines));
  }

  private static Model<NoArguments, Fields> model(Fields data, String... lines) {
    return module(lines).model().given(data);
  }

  private static double normal(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return LOG_ROOT - Math.log(scale) - z * z / 2;
  }

  @Test
  void sampleObserveAndPlate() {
    Model<NoArguments, Fields> schools =
        model(
            Fields.of().and("y", 1.0, 2).and("sigma", 0.5, 2),
            "model m(J: int, y: real[J], sigma: real<lower = 0>[J]) {",
            "  mu ~ normal(0, 5)",
            "  plate school[j: J] {",
            "    theta ~ normal(mu, 2)",
            "    observe y[j] ~ normal(theta, sigma[j])",
            "  }",
            "  return {mu, theta}",
            "}");
    double expected =
        normal(1, 0, 5)
            + normal(0.5, 1, 2)
            + normal(3, 1, 2)
            + normal(1, 0.5, 0.5)
            + normal(2, 3, 2);
    assertThat(schools.logDensity(Choices.of("mu", 1.0).and("theta", 0.5, 3)))
        .isCloseTo(expected, CLOSE);
  }

  @Test
  void repeatedRestrictedAndFlat() {
    Model<NoArguments, Fields> model =
        model(
            Fields.of(),
            "model m() {",
            "  b: real[3] ~ normal(0, 2)",
            "  s: real<lower = 0> ~ normal(0, 1)",
            "  f: real[2] ~ flat()",
            "}");
    Choices at = Choices.of("b", 1.0, 2, 3).and("s", 0.5).and("f", 7.0, 8);
    double expected = normal(1, 0, 2) + normal(2, 0, 2) + normal(3, 0, 2) + normal(0.5, 0, 1);
    assertThat(model.logDensity(at)).isCloseTo(expected, CLOSE);
    assertThat(model.explain()).contains("positive");
  }

  @Test
  void scanCarriesAndHandsOut() {
    Model<NoArguments, Fields> walk =
        model(
            Fields.of().and("T", 3),
            "model walk(T: int) {",
            "  scan step[t: T](x = 1.0, total = 0.0) {",
            "    now ~ normal(x, 0.5 * t)",
            "    next x = now",
            "    next total = total + now",
            "  }",
            "  deterministic sum = total",
            "  return {x, total, now}",
            "}");
    Trace<Fields> run = walk.query().simulate(Key.of(1), Choices.of("now", 2.0, 4, 3));
    double expected = normal(2, 1, 0.5) + normal(4, 2, 1) + normal(3, 4, 1.5);
    assertThat(run.logDensity().doubleValue()).isCloseTo(expected, CLOSE);
    assertThat(run.result().real("x").value().doubleValue()).isEqualTo(3);
    assertThat(run.result().real("total").value().doubleValue()).isEqualTo(9);
    assertThat(run.get("sum").doubleValue()).isEqualTo(9);
  }

  @Test
  void indicesAndSlicesCountFromOne() {
    Model<NoArguments, Fields> model =
        model(
            Fields.of().and("y", new double[][] {{1, 2, 3}, {4, 5, 6}}),
            "model m(N: int, K: int, y: real[N, K]) {",
            "  u ~ normal(0, 1)",
            "  let a = y[1, 2]",
            "  let b = y[:, 3]",
            "  let c = y[2, 2:3]",
            "  let d = y[N, K - 2]",
            "  let e = [y[i, K] * i for i: N]",
            "  let f = y[[2, 1], 1]",
            "  return {a, b, c, d, e, f}",
            "}");
    Fields result = model.simulate(Key.of(1)).result();
    assertThat(result.real("a").value().toDoubles()).containsExactly(2);
    assertThat(result.real("b").value().toDoubles()).containsExactly(3, 6);
    assertThat(result.real("c").value().toDoubles()).containsExactly(5, 6);
    assertThat(result.real("d").value().toDoubles()).containsExactly(4);
    assertThat(result.real("e").value().toDoubles()).containsExactly(3, 12);
    assertThat(result.real("f").value().toDoubles()).containsExactly(4, 1);
  }

  @Test
  void categoriesCountFromOne() {
    Model<NoArguments, Fields> mixture =
        model(
            Fields.of().and("y", 0.5, 3).and("w", 0.25, 0.75).and("k", 2, 1),
            "model m(N: int, y: real[N], k: int[N], w: simplex[2]) {",
            "  mu: real[2] ~ normal(0, 10)",
            "  plate datum[n: N] {",
            "    z ~ categorical(w)",
            "    observe k[n] ~ categorical(w)",
            "    observe y[n] ~ normal(mu[z], 1)",
            "  }",
            "  return {z}",
            "}");
    Choices at = Choices.of("mu", 0.0, 4).and("z", Int.constant(0, 1));
    double expected =
        normal(0, 0, 10)
            + normal(4, 0, 10)
            + 2 * (Math.log(0.25) + Math.log(0.75))
            + normal(0.5, 0, 1)
            + normal(3, 4, 1);
    assertThat(mixture.logDensity(at)).isCloseTo(expected, CLOSE);
    Trace<Fields> run = mixture.query().simulate(Key.of(3), at);
    assertThat(run.result().integer("z").value().toDoubles()).containsExactly(1, 2);
  }

  @Test
  void factorsMasksConditionsAndCalls() {
    Model<NoArguments, Fields> model =
        module(
                "fun bent(x: real): real {",
                "  let y = x^2",
                "  return if y > 4 { y - 4 } else { 0 - y }",
                "}",
                "const scale = 2 * 1.5",
                "model part(a: real) {",
                "  inner ~ normal(a, scale)",
                "  return {inner}",
                "}",
                "model whole(N: int, y: real[N], seen: bool[N]) {",
                "  x ~ normal(0, 1)",
                "  p ~ part(bent(x))",
                "  factor 3 * p.inner",
                "  factor extra = if x < 0 then 1 else 10",
                "  plate n[n: N] { observe y[n] ~ normal(x, 1) where seen[n] }",
                "}")
            .model("whole")
            .given(Fields.of().and("y", 5.0, 6).with("seen", seen()));
    Choices at = Choices.of("x", -3.0).and("p/inner", 2.0);
    double expected = normal(-3, 0, 1) + normal(2, 5, 3) + 6 + 1 + normal(6, -3, 1);
    assertThat(model.logDensity(at)).isCloseTo(expected, CLOSE);
  }

  private static org.ppl4j.Bool seen() {
    return org.ppl4j.Bool.constant(false, true);
  }

  @Test
  void paramsBeginWhereTheySay() {
    PplModule module =
        module(
            "model m() { z ~ normal(0, 1) }",
            "guide g for m {",
            "  param a = 0.5",
            "  param s: real<lower = 0>",
            "  param w: simplex[3]",
            "  param v: real[2] = 4",
            "  z ~ normal(a + w[1] + v[2], s)",
            "}");
    Model<NoArguments, Fields> guide = module.guide("g").given(Fields.of());
    assertThat(guide.logDensity(Choices.of("z", 5.0)))
        .isCloseTo(normal(5, 0.5 + 1.0 / 3 + 4, 1), CLOSE);
  }

  @Test
  void objectivesAreEstimates() {
    PplModule module =
        module(
            "model p() { z ~ normal(0, 1)  observe 1.5 ~ normal(z, 1) as y }",
            "guide q for p { z ~ normal(0.75, sqrt(0.5)) }",
            "objective elbo(p, q) = maximize {",
            "  let t = simulate(q)",
            "  return log_density(p, t) - t.log_density",
            "}");
    Map<String, Object> arguments =
        Map.of(
            "p", module.model("p").given(Fields.of()), "q", module.guide("q").given(Fields.of()));
    // The guide is the posterior, so that each draw gives the evidence.
    double value =
        org.ppl4j.ir.Runner.best()
            .run(
                new org.ppl4j.ir.Graph(
                    "elbo",
                    List.of(),
                    List.of(module.objective("elbo", arguments).estimate().value())),
                List.of(),
                Key.of(5))
            .get(0)
            .doubleValue();
    assertThat(value).isCloseTo(normal(1.5, 0, Math.sqrt(2)), CLOSE);
  }

  @Test
  void functionsAreCalled() {
    PplModule module =
        module(
            "fun kernel(x: real[N], rho: real): real[N, N] =",
            "  [exp(-(x[i] - x[j])^2 / (2 * rho^2)) for i: N, j: N]");
    Real found = (Real) module.call("kernel", Real.constant(0.0, 1), Real.constant(1));
    double off = Math.exp(-0.5);
    assertThat(found.value().toDoubles()).containsExactly(1, off, off, 1);
  }

  private static final String[] SCHOOLS = {
    "model schools(J: int<lower = 1>, y: real[J], sigma: real<lower = 0>[J]) {",
    "  mu ~ normal(0, 5)",
    "  plate j[j: J] { observe y[j] ~ normal(mu, sigma[j]) }",
    "}"
  };

  private static PplException refused(Fields data) {
    try {
      model(data, SCHOOLS).trace();
    } catch (PplException e) {
      return e;
    }
    throw new AssertionError("nothing was wrong with " + data);
  }

  @Test
  void dataThatDoNotFitAreErrorsThatNameTheDeclaration() {
    Fields y = Fields.of().and("y", 1.0, 2);
    assertThat(refused(y))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("needs data \"sigma\": real<lower = 0>[J]")
        .hasMessageContaining("test.ppl:1");
    assertThat(refused(y.and("sigma", 1.0, 2, 3)))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("\"sigma\" is declared as [J], which is [2] here")
        .hasMessageContaining("test.ppl:1");
    assertThat(refused(y.and("sigma", 1.0, -2)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("\"sigma\" hold -2.0 (element 1)");
    assertThat(refused(y.and("sigma", 1.0, 2).and("simga", 3.0)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("takes no data \"simga\". Did you mean \"sigma\"?");
    assertThat(refused(y.and("sigma", 1.0, 2).and("J", 3)))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("\"y\" is declared as [J], which is [3] here");
    assertThat(refused(y.and("sigma", 1.0, 2).and("J", 2.5)))
        .isInstanceOf(TypeMismatch.class)
        .hasMessageContaining("\"J\"");
    assertThat(refused(Fields.of().and("J", 0).and("y", 1.0).and("sigma", 1.0)))
        .isInstanceOf(PplException.class);
  }

  @Test
  void errorsOfAFileAreOneMessage() {
    assertThatThrownBy(() -> module("model m() { x ~ normall(0, nu) }"))
        .hasMessageContaining("normall")
        .hasMessageContaining("test.ppl:1");
  }

  @Test
  void errorsWhileTracingNameTheLine() {
    Fields data = Fields.of().and("n", Int.constant(3)).and("k", Int.constant(5));
    assertThatThrownBy(
            () ->
                model(
                        data,
                        "model m(n: int, k: int) {",
                        "  p ~ beta(1, 1)",
                        "  observe k ~ binomial(n, p)",
                        "}")
                    .trace())
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("test.ppl:3");
  }
}
