package org.ppl4j.vi.gradient;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.model.Control;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Step;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.strategy.Strategy;

/** The places in which every strategy is tested, each an objective with its exact mean. */
final class Contexts {
  private static final double COARSE = 0.15;
  private static final double FINE = 0.01;
  private static final double[] TILTS = {1, 0.8, 1.2};
  private static final double JOIN = 0.7;

  private final Family family;
  private final Strategy<?> strategy;
  private final boolean mixing;

  /**
   * The contexts of one family and strategy.
   *
   * @param mixing whether costs may mix independent numbers
   */
  Contexts(Family family, Strategy<?> strategy, boolean mixing) {
    this.family = family;
    this.strategy = strategy;
    this.mixing = mixing;
  }

  /** An objective, and its exact mean as a function of the family's params and the cost's own. */
  record Context(Objective objective, Function<List<Real>, Real> mean) {}

  Map<String, Context> all() {
    Map<String, Context> all = new LinkedHashMap<>();
    all.put("plain", plain());
    all.put("plate", plate());
    all.put("nested plates", nested());
    all.put("replicate", replicated());
    all.put("scan", scan());
    all.put("cond", cond());
    all.put("between", between());
    return all;
  }

  /** What costs are made of: not linear in the feature, and of the cost's own param. */
  private static Real h(Real feature, Real c) {
    return feature.times(1.3).plus(c).sin().plus(feature.cos().times(c).times(0.3));
  }

  private Real h(Value z, List<Real> params) {
    return h(family.feature().apply(z), last(params));
  }

  private static Real last(List<Real> params) {
    return params.get(params.size() - 1);
  }

  private List<Real> params(Scope m) {
    List<Real> out = new ArrayList<>();
    for (int i = 0; i < family.begin().size(); i++) {
      out.add(m.param("p" + i, family.begin().get(i)));
    }
    out.add(m.param("c", Real.constant(0.4)));
    return out;
  }

  @SuppressWarnings("unchecked")
  private Value sample(Scope m, String name, List<Real> params, Real tilt) {
    Distribution<Value> distribution = (Distribution<Value>) family.of(params, tilt);
    return m.sample(name, distribution, (Strategy<Object>) strategy);
  }

  private Real mean(List<Real> p, Real tilt, Function<Value, Real> f) {
    return family.mean(p, tilt, COARSE, f);
  }

  private Real mean(List<Real> p, double tilt) {
    return mean(p, Real.constant(tilt), z -> h(z, p));
  }

  private Real meanSquare(List<Real> p, double tilt) {
    return mean(p, Real.constant(tilt), z -> h(z, p).square());
  }

  private static Objective of(Function<ObjectiveScope, Real> body) {
    return maximize("toy", body);
  }

  private static Model<NoArguments, Real> program(Function<Scope, Real> body) {
    return model("q", body);
  }

  private Context plain() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              return h(sample(m, "z", p, Real.constant(1)), p);
            });
    return new Context(of(e -> e.simulate(q).result()), p -> mean(p, 1));
  }

  /** The sum, and if costs may mix, a fifth of its square. */
  private Real whole(Real all) {
    Real sum = all.sum();
    return mixing ? sum.plus(sum.square().times(0.2)) : sum;
  }

  /** The mean of that, of independent numbers. */
  private Real wholeMean(List<Real> means, List<Real> squares) {
    Real sum = Real.constant(0);
    Real spread = Real.constant(0);
    for (int i = 0; i < means.size(); i++) {
      sum = sum.plus(means.get(i));
      spread = spread.plus(squares.get(i)).minus(means.get(i).square());
    }
    return mixing ? sum.plus(sum.square().plus(spread).times(0.2)) : sum;
  }

  private Context plate() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              Real tilts = Real.constant(TILTS);
              return m.plate("i", 3).map(i -> h(sample(m, "z", p, tilts.at(i)), p));
            });
    return new Context(
        of(e -> whole(e.simulate(q).result())),
        p -> {
          List<Real> means = new ArrayList<>();
          List<Real> squares = new ArrayList<>();
          for (double tilt : TILTS) {
            means.add(mean(p, tilt));
            squares.add(meanSquare(p, tilt));
          }
          return wholeMean(means, squares);
        });
  }

  /** Terms of all elements, of rows, and of single ones. */
  private Context nested() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              Real tilts = Real.constant(TILTS);
              return m.plate("i", 2)
                  .map(
                      i -> {
                        Real row =
                            m.plate("j", 2)
                                .map(
                                    j -> {
                                      Real tilt = tilts.at(i).plus(tilts.at(j)).div(2);
                                      return h(sample(m, "z", p, tilt), p);
                                    });
                        return whole(row);
                      });
            });
    return new Context(
        of(e -> e.simulate(q).result().sum()),
        p -> {
          Real total = Real.constant(0);
          for (int i = 0; i < 2; i++) {
            List<Real> means = new ArrayList<>();
            List<Real> squares = new ArrayList<>();
            for (int j = 0; j < 2; j++) {
              means.add(mean(p, (TILTS[i] + TILTS[j]) / 2));
              squares.add(meanSquare(p, (TILTS[i] + TILTS[j]) / 2));
            }
            total = total.plus(wholeMean(means, squares));
          }
          return total;
        });
  }

  private Context replicated() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              return h(sample(m, "z", p, Real.constant(1)), p);
            });
    return new Context(
        of(e -> whole(e.replicate(4, i -> e.simulate(q).result()))),
        p -> {
          Real mean = mean(p, 1);
          Real square = meanSquare(p, 1);
          return wholeMean(
              List.of(mean, mean, mean, mean), List.of(square, square, square, square));
        });
  }

  private static Real turn(Real feature) {
    return feature.sin().times(0.2).plus(1);
  }

  /** Two steps; the second's parameters depend on the first's value. */
  private Context scan() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              return m.scan(
                      "t",
                      2,
                      List.of(Real.constant(1), Real.constant(1)),
                      (carry, t) -> {
                        Value z = sample(m, "z", p, carry.get(0));
                        Real cost = carry.get(1).times(h(z, p));
                        return new Step<>(List.of(turn(family.feature().apply(z)), cost), cost);
                      })
                  .output();
            });
    return new Context(
        of(e -> e.simulate(q).result().sum()),
        p ->
            mean(
                p,
                Real.constant(1),
                z -> {
                  Real next = mean(p, turn(family.feature().apply(z)), y -> h(y, p));
                  return h(z, p).times(next.plus(1));
                }));
  }

  private static Real joined(Real f) {
    Bool far = f.stopGradient().greaterThan(JOIN);
    return Control.cond(far, () -> f.times(2 * JOIN).minus(JOIN * JOIN), () -> f.square());
  }

  private static Real selected(Real f) {
    Bool far = f.stopGradient().greaterThan(JOIN);
    return far.select(f.times(2 * JOIN).minus(JOIN * JOIN), f.square());
  }

  private Context cond() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              Real f = family.feature().apply(sample(m, "z", p, Real.constant(1)));
              Real own =
                  m.plate("i", 2)
                      .map(
                          i -> {
                            Value z = sample(m, "y", p, Real.constant(1));
                            return h(joined(family.feature().apply(z)), last(p));
                          })
                      .sum();
              return h(joined(f), last(p)).plus(h(selected(f), last(p)).square()).plus(own);
            });
    return new Context(
        of(e -> e.simulate(q).result()),
        p -> {
          Function<Value, Real> joined = z -> h(selected(family.feature().apply(z)), last(p));
          return family.mean(
              p,
              Real.constant(1),
              FINE,
              z -> joined.apply(z).times(3).plus(joined.apply(z).square()));
        });
  }

  /** A reparameterised site before, whose value is a parameter, and another one after. */
  private Context between() {
    Model<NoArguments, Real> q =
        program(
            m -> {
              List<Real> p = params(m);
              Real x = m.sample("x", normal(last(p), 0.5));
              Value z = sample(m, "z", p, turn(x));
              Real w = m.sample("w", normal(family.feature().apply(z), 0.5));
              return x.sin().times(h(z, p)).plus(h(w, last(p)));
            });
    Family.Nodes line = Family.Nodes.line(-5, 5, COARSE);
    return new Context(
        of(e -> e.simulate(q).result()),
        p ->
            Family.mean(
                normal(last(p), 0.5),
                line,
                x ->
                    mean(
                        p,
                        turn((Real) x),
                        z -> {
                          Real f = family.feature().apply(z);
                          // E sin(1.3 (f + e) + c) and E cos(f + e), of normal e
                          double s = Math.exp(-0.5 * 1.69 * 0.25);
                          double k = Math.exp(-0.5 * 0.25);
                          Real c = last(p);
                          Real after = f.times(1.3).plus(c).sin().times(s);
                          after = after.plus(f.cos().times(c).times(0.3 * k));
                          return ((Real) x).sin().times(h(z, p)).plus(after);
                        })));
  }
}
