package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.strategy.Strategies.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Estimate;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Reparam;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.gradient.Contexts.Context;

/**
 * Every strategy on every family that it supports, in every context: the mean value and gradient,
 * and where they are claimed second derivatives, against exact ones. About 4,000 numbers are
 * compared, each of which would be off by 4.5 standard errors with probability 7e-6 if it were
 * right: 3 percent for the suite, whose seeds are fixed.
 */
class StrategiesTest {
  private static final int KEYS = 100_000;
  private static final double BOUND = 4.5;

  /**
   * A strategy with a family.
   *
   * @param mixing whether it treats costs that mix independent numbers
   * @param twice whether second derivatives are right too; else they are an error
   */
  record Row(Family family, Strategy<?> strategy, boolean mixing, boolean twice) {
    @Override
    public String toString() {
      return strategy.name() + ", " + family.name();
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Family> binary = List.of(Families.BERNOULLI, Families.BERNOULLI_LOGITS);
    List<Family> oneHot = List.of(Families.ONE_HOT, Families.ONE_HOT_LOGITS);
    List<Family> categories =
        join(List.of(Families.CATEGORICAL, Families.CATEGORICAL_LOGITS), oneHot);
    List<Family> finite = join(binary, categories);
    List<Family> gammas = List.of(Families.GAMMA, Families.BETA, Families.DIRICHLET);
    List<Family> reals =
        join(
            gammas,
            List.of(
                Families.NORMAL,
                Families.EXPONENTIAL,
                Families.WEIBULL,
                Families.STUDENT_T,
                Families.VON_MISES));
    List<Family> all = join(join(finite, reals), List.of(Families.POISSON, Families.MIXTURE));
    List<Family> counts =
        List.of(
            Families.BINOMIAL,
            Families.BINOMIAL_LOGITS,
            Families.BETA_BINOMIAL,
            Families.ORDERED_LOGISTIC);
    join(finite, counts).forEach(f -> rows.add(new Row(f, enumerate(), false, true)));
    finite.forEach(f -> rows.add(new Row(f, enumerateInTurn(), false, true)));
    all.forEach(f -> rows.add(new Row(f, reinforce(Baseline.constant(0.3)), true, true)));
    all.forEach(f -> rows.add(new Row(f, leaveOneOut(2), true, true)));
    List<Family> once = List.of(Families.BETA, Families.STUDENT_T);
    // The rows' costs are not periodic, as a path around the circle needs them: CircleTest's is.
    reals.stream()
        .filter(f -> f != Families.VON_MISES)
        .forEach(f -> rows.add(new Row(f, reparam(), true, !once.contains(f))));
    rows.add(new Row(Families.MIXTURE, implicitReparam(), true, false));
    rows.add(new Row(Families.GAMMA, implicitReparam(), true, false));
    gammas.forEach(f -> rows.add(new Row(f, rejectionReparam(1), true, true)));
    rows.add(new Row(Families.GAMMA, rejectionReparam(0), true, true));
    rows.add(new Row(Families.GAMMA_BELOW_ONE, rejectionReparam(2), true, true));
    binary.forEach(f -> rows.add(new Row(f, arm(), true, false)));
    binary.forEach(f -> rows.add(new Row(f, disarm(), true, false)));
    categories.forEach(f -> rows.add(new Row(f, stickBreakingDisarm(), true, false)));
    oneHot.forEach(f -> rows.add(new Row(f, rebar(0.7, 0.6), true, true)));
    join(binary, categories.subList(0, 2))
        .forEach(f -> rows.add(new Row(f, measureValued(), true, false)));
    for (Family family :
        List.of(
            Families.POISSON,
            Families.EXPONENTIAL,
            Families.GAMMA,
            Families.GAMMA_BELOW_ONE,
            Families.WEIBULL,
            Families.NORMAL)) {
      rows.add(new Row(family, measureValued(), true, false));
    }
    return rows;
  }

  private static List<Family> join(List<Family> a, List<Family> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /** Families whose draws take a while. */
  private static boolean isSlow(Row row) {
    return Families.SLOW.contains(row.family);
  }

  static List<Row> quick() {
    return rows().stream().filter(row -> !isSlow(row)).toList();
  }

  static List<Row> slow() {
    return rows().stream().filter(StrategiesTest::isSlow).toList();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void isUnbiasedInEveryContext(Row row) {
    check(row, new Contexts(row.family, row.strategy, row.mixing).all());
  }

  @ParameterizedTest
  @MethodSource("slow")
  void isUnbiased(Row row) {
    Map<String, Context> all = new Contexts(row.family, row.strategy, row.mixing).all();
    all.keySet().retainAll(Set.of("plain"));
    check(row, all);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("slow")
  void isUnbiasedInEveryOtherContext(Row row) {
    Map<String, Context> all = new Contexts(row.family, row.strategy, row.mixing).all();
    all.keySet().remove("plain");
    check(row, all);
  }

  private static void check(Row row, Map<String, Context> contexts) {
    long seed = 1;
    List<String> wrong = new ArrayList<>();
    for (var context : contexts.entrySet()) {
      Estimate estimate = context.getValue().objective().estimate();
      double[] truth = truth(row, context.getValue().mean());
      if (!row.twice) {
        requireOnceOnly(row, context.getKey(), estimate);
      }
      Moments found = Moments.of(estimate, KEYS, 1000 * seed++, row.twice);
      assertThat(found.mean().length).isEqualTo(truth.length);
      for (int i = 0; i < truth.length; i++) {
        if (!(found.z(i, truth[i]) < BOUND)) {
          wrong.add(
              "%s: number %d is %g, not %g (z = %.1f)"
                  .formatted(context.getKey(), i, found.mean()[i], truth[i], found.z(i, truth[i])));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The derivative in whatever param, the cost's own too, is not to be taken in a family's. */
  private static void requireOnceOnly(Row row, String context, Estimate estimate) {
    List<Expr> wrt = estimate.params().stream().map(Estimate.Param::value).toList();
    List<Expr> once = Grad.gradients(estimate.value(), wrt);
    if (row.strategy instanceof Reparam) {
      // Of a quantile it is the second derivative in a shape that there is none of.
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < row.family.begin().size(); i++) {
                  Grad.gradients(Ops.sum(once.get(i)), List.of(wrt.get(i)));
                }
              })
          .as("%s, %s", row, context)
          .isInstanceOf(NotDifferentiable.class);
      return;
    }
    // A path's own first derivative is all that a mixed one with the cost's param needs.
    int count = row.strategy.isPathwise() ? row.family.begin().size() : wrt.size();
    for (int i = 0; i < count; i++) {
      Expr sum = Ops.sum(once.get(i));
      assertThatThrownBy(() -> Grad.gradients(sum, wrt.subList(0, 1)))
          .as("%s, %s, %d", row, context, i)
          .isInstanceOf(NotDifferentiable.class);
    }
  }

  /** What {@link Moments} estimates, exactly. */
  private static double[] truth(Row row, Function<List<Real>, Real> mean) {
    List<Real> params = row.family.placeholders();
    List<Expr> wrt = params.stream().map(Real::expr).toList();
    Expr value = mean.apply(params).expr();
    List<Expr> gradients = Grad.gradients(value, wrt);
    List<Expr> outputs = new ArrayList<>(List.of(value));
    outputs.addAll(gradients);
    if (row.twice) {
      for (int i = 0; i < wrt.size(); i++) {
        outputs.addAll(Grad.gradients(Ops.sum(gradients.get(i)), List.of(wrt.get(i))));
      }
    }
    NodeMap<Expr> begin = new NodeMap<>();
    for (int i = 0; i < row.family.begin().size(); i++) {
      begin.put(wrt.get(i), row.family.begin().get(i).expr());
    }
    begin.put(wrt.get(wrt.size() - 1), Ops.real(0.4));
    Graph graph =
        Pipeline.value().run(new Graph("truth", List.of(), Substitute.substitute(outputs, begin)));
    List<Tensor> all = Evaluator.evaluate(graph, List.of(), Key.of(0));
    return all.stream().flatMapToDouble(t -> Arrays.stream(t.data())).toArray();
  }
}
