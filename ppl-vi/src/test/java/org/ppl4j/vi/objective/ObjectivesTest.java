package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.vi.objective.Exact.logMeanExp;
import static org.ppl4j.vi.objective.Objectives.betaElbo;
import static org.ppl4j.vi.objective.Objectives.ciwae;
import static org.ppl4j.vi.objective.Objectives.cubo;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.objective.Objectives.forwardKl;
import static org.ppl4j.vi.objective.Objectives.iwelbo;
import static org.ppl4j.vi.objective.Objectives.logVariance;
import static org.ppl4j.vi.objective.Objectives.miwae;
import static org.ppl4j.vi.objective.Objectives.piwae;
import static org.ppl4j.vi.objective.Objectives.renyi;
import static org.ppl4j.vi.objective.Objectives.reweightedWakeSleep;
import static org.ppl4j.vi.objective.Objectives.separately;
import static org.ppl4j.vi.objective.Objectives.sumo;
import static org.ppl4j.vi.objective.Objectives.trajectoryBalance;
import static org.ppl4j.vi.objective.Objectives.vis;
import static org.ppl4j.vi.objective.Objectives.wakeTheta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.objective.Estimate;
import org.ppl4j.vi.gradient.Moments;
import org.ppl4j.vi.objective.Exact.Pair;

/** Each objective's value and gradients against sums and integrals over two draws. */
class ObjectivesTest {
  private static final int KEYS = 100_000;
  private static final ToDoubleFunction<Pair> NOTHING = pair -> 0;

  /** What moves a param: the mean of a function, whose draws move too or are held. */
  private record Moving(boolean held, ToDoubleFunction<Pair> function) {}

  private record Row(
      String name,
      GuideObjective objective,
      Toy toy,
      ToDoubleFunction<Pair> value,
      Moving model,
      Moving guide) {
    @Override
    public String toString() {
      return name + " of " + toy.getClass().getSimpleName();
    }
  }

  private static Row row(GuideObjective objective, Toy toy, ToDoubleFunction<Pair> value) {
    return row(objective.name(), objective, toy, value);
  }

  private static Row row(
      String name, GuideObjective objective, Toy toy, ToDoubleFunction<Pair> value) {
    Moving all = new Moving(false, value);
    return new Row(name, objective, toy, value, all, all);
  }

  private static Row held(
      String name,
      GuideObjective objective,
      Toy toy,
      ToDoubleFunction<Pair> value,
      ToDoubleFunction<Pair> model,
      ToDoubleFunction<Pair> guide) {
    return new Row(name, objective, toy, value, new Moving(true, model), new Moving(true, guide));
  }

  static Stream<Row> rows() {
    return Stream.of(forBoth(new Toy.Normals()), forBoth(new Toy.Coins()), forPaths())
        .flatMap(List::stream);
  }

  private static double mean(double... x) {
    return (x[0] + x[1]) / 2;
  }

  private static double weight(Pair pair) {
    return pair.weights()[0];
  }

  private static double iw(Pair pair) {
    return logMeanExp(pair.weights());
  }

  private static double renyiBound(Pair pair, double order) {
    double[] w = pair.weights();
    return logMeanExp((1 - order) * w[0], (1 - order) * w[1]) / (1 - order);
  }

  private static double inclusive(Pair pair) {
    double[] v = pair.held();
    double[] w = pair.weights();
    return v[0] * w[0] + v[1] * w[1] - logMeanExp(pair.base());
  }

  private static double scoreOfHeld(Pair pair) {
    double[] v = pair.held();
    return v[0] * pair.guide()[0] + v[1] * pair.guide()[1];
  }

  private static double halfVariance(Pair pair) {
    double d = pair.weights()[0] - pair.weights()[1];
    return d * d / 4;
  }

  private static List<Row> forBoth(Toy toy) {
    ToDoubleFunction<Pair> iw = ObjectivesTest::iw;
    ToDoubleFunction<Pair> one = ObjectivesTest::weight;
    ToDoubleFunction<Pair> kl = ObjectivesTest::inclusive;
    ToDoubleFunction<Pair> half = ObjectivesTest::halfVariance;
    ToDoubleFunction<Pair> chi =
        pair -> 0.5 * logMeanExp(2 * pair.weights()[0], 2 * pair.weights()[1]);
    ToDoubleFunction<Pair> square = pair -> Math.exp(2 * (weight(pair) + 1.3));
    ToDoubleFunction<Pair> balance = pair -> weight(pair) * weight(pair);
    ToDoubleFunction<Pair> tempered =
        pair -> pair.likelihood()[0] + 0.3 * (pair.prior()[0] - pair.guide()[0]);
    List<Row> out = new ArrayList<>();
    out.add(row(elbo(), toy, one));
    out.add(row("elbo, closed forms", elbo().analyticKl(), toy, one));
    out.add(row("elbo, sticking", elbo().stickingTheLanding(), toy, one));
    out.add(row("elbo, both", elbo().analyticKl().stickingTheLanding(), toy, one));
    out.add(row(betaElbo(0.3), toy, tempered));
    out.add(row("betaElbo, closed forms", betaElbo(0.3).analyticKl(), toy, tempered));
    out.add(row(iwelbo(2), toy, iw));
    out.add(row(miwae(3, 2), toy, iw));
    out.add(row(ciwae(0.4, 2), toy, pair -> 0.4 * mean(pair.weights()) + 0.6 * iw(pair)));
    out.add(row(renyi(0.5, 2), toy, pair -> renyiBound(pair, 0.5)));
    out.add(row(cubo(-1.3), toy, square));
    out.add(row(sumo(2), toy, iw));
    Moving moved = new Moving(false, iw);
    out.add(new Row("piwae", piwae(2, 1), toy, iw, moved, new Moving(false, one)));
    out.add(
        new Row(
            "separately",
            separately(elbo(), forwardKl(2)),
            toy,
            one,
            new Moving(false, one),
            new Moving(true, pair -> -kl.applyAsDouble(pair))));
    out.add(held("wakeTheta", wakeTheta(2), toy, iw, iw, NOTHING));
    out.add(held("forwardKl", forwardKl(2), toy, kl, NOTHING, kl));
    out.add(held("wakeSleep", reweightedWakeSleep(2), toy, iw, iw, ObjectivesTest::scoreOfHeld));
    out.add(held("vis", vis(2), toy, iw, iw, pair -> -chi.applyAsDouble(pair)));
    out.add(held("logVariance", logVariance(2), toy, half, NOTHING, half));
    out.add(held("trajectoryBalance", trajectoryBalance(), toy, balance, NOTHING, balance));
    return out;
  }

  private static List<Row> forPaths() {
    Toy toy = new Toy.Normals();
    ToDoubleFunction<Pair> iw = ObjectivesTest::iw;
    ToDoubleFunction<Pair> kl = ObjectivesTest::inclusive;
    return List.of(
        row("iwelbo, doubly", iwelbo(2).doublyReparameterized(), toy, iw),
        row("iwelbo, generalized", iwelbo(2).generalized(), toy, iw),
        row("miwae, doubly", miwae(2, 2).doublyReparameterized(), toy, iw),
        row(
            "ciwae, doubly",
            ciwae(0.4, 2).doublyReparameterized(),
            toy,
            pair -> 0.4 * mean(pair.weights()) + 0.6 * iw(pair)),
        row(
            "renyi, doubly",
            renyi(0.5, 2).doublyReparameterized(),
            toy,
            pair -> renyiBound(pair, 0.5)),
        held("forwardKl, doubly", forwardKl(2).doublyReparameterized(), toy, kl, NOTHING, kl));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasTheExactValueAndGradients(Row row) {
    Toy toy = row.toy();
    Estimate estimate = row.objective().of(toy.model(), toy.guide()).estimate();
    double value = new Exact(toy, false).mean(row.value(), toy.start());
    assertThat(Moments.of(estimate, KEYS, 1).z(0, value)).as("value").isLessThan(4.5);
    Moments moments = Losses.moments(estimate, KEYS, 2);
    for (int i = 0; i < toy.names().size(); i++) {
      Moving moving = i == 0 ? row.model() : row.guide();
      double slope = new Exact(toy, moving.held()).slope(moving.function(), i);
      int at = Losses.place(estimate, toy.names().get(i));
      assertThat(moments.z(at, slope))
          .as("%s: %s, exactly %s", toy.names().get(i), moments.mean()[at], slope)
          .isLessThan(4.5);
    }
  }
}
