package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Handlers.withStrategy;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Algorithms.sir;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.objective.Objectives.reweightedWakeSleep;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Schedules.exponentialDecay;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ppl4j.Expectation;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.dist.Bernoulli;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.Supports;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Mlp;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.strategy.Continuation;
import org.ppl4j.strategy.Site;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Draws;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.GuideObjective;

/** The code that the guide to programmable variational inference shows. */
final class ProgrammableVi {
  private ProgrammableVi() {}

  // begin coin
  static final Model<NoArguments, Real> COIN =
      model(
          "coin",
          m -> {
            Real fairness = m.sample("fairness", beta(10, 10));
            m.observe("heads", binomial(10, fairness), Int.constant(8));
            return fairness;
          });

  static final Model<NoArguments, Real> GUIDE =
      model(
          "guide",
          m -> {
            Real a = m.param("a", Real.constant(15), Supports.positive());
            Real b = m.param("b", Real.constant(15), Supports.positive());
            return m.sample("fairness", beta(a, b));
          });

  static final Objective ELBO =
      maximize(
          "elbo",
          e -> {
            var t = e.simulate(GUIDE);
            return e.logDensity(COIN, t.choices()).minus(t.logDensity());
          });

  // end coin

  // begin fit
  static Svi fitting() {
    return Svi.of(ELBO)
        .guide(GUIDE)
        .model(COIN)
        .optimizer(adam(exponentialDecay(0.1, 0.01, 500)))
        .particles(16)
        .steps(500)
        .seed(1);
  }

  static Draws look(Fit fit) {
    return fit.requireHealthy().draws(4000);
  }

  // end fit

  // begin iwelbo
  static Objective bound(Model<NoArguments, ?> p, Model<NoArguments, ?> q, int k) {
    return maximize(
        "iwelbo",
        e ->
            e.replicate(
                    k,
                    i -> {
                      var t = e.simulate(q);
                      return e.logDensity(p, t.choices()).minus(t.logDensity());
                    })
                .logMeanExp());
  }

  // end iwelbo

  // begin spike
  static final Model<NoArguments, Real> SPIKE =
      model(
          "spike",
          m -> {
            Int present = m.sample("present", bernoulli(0.2));
            Real height = m.sample("height", normal(2, 1));
            m.observe("seen", normal(present.toReal().times(height), 0.5), Real.constant(1.1));
            return height;
          });

  static Model<NoArguments, Real> spikeGuide(Strategy<? super Bernoulli> strategy) {
    return model(
        "guide",
        m -> {
          Real chance = m.param("chance", Real.constant(0.5), Supports.unitInterval());
          Real mean = m.param("mean", Real.constant(1.0));
          m.sample("present", bernoulli(chance), strategy);
          return m.sample("height", normal(mean, 0.6));
        });
  }

  static final Objective SPIKED = elbo().of(SPIKE, spikeGuide(enumerate()));

  // end spike

  // begin plate
  static final Model<NoArguments, Real> FLIPS =
      model(
          "flips",
          m -> {
            Real chance = m.param("chance", Real.constant(0.2, 0.5, 0.6));
            return m.plate("flip", 3)
                .map(i -> m.sample("heads", bernoulli(chance.at(i)), enumerate()).toReal());
          });

  static final Objective APART =
      maximize("apart", e -> e.simulate(FLIPS).result().minus(0.3).square().sum());

  static final Objective TOGETHER =
      maximize("together", e -> e.simulate(FLIPS).result().sum().minus(1).square());

  // end plate

  // begin smooth
  static final Model<NoArguments, Real> JUMP =
      model("jump", m -> m.sample("height", normal(m.param("mean", Real.constant(0)), 1)));

  static Objective over(Model<NoArguments, Real> jump) {
    return maximize("over", e -> e.simulate(jump).result().greaterThan(1).toReal().times(3));
  }

  static final Objective OVER = over(JUMP.with(withStrategy(Map.of("height", measureValued()))));

  // end smooth

  // begin antithetic
  /** {@code E[f(z)] = E[f(m + s u) + f(m - s u)] / 2}: smooth costs; unbiased, of every order. */
  record Antithetic() implements Strategy<Normal> {
    public String name() {
      return "antithetic";
    }

    public Real estimate(Site<? extends Normal> site, Continuation rest) {
      Normal q = site.distribution();
      Real step = site.noise().normal(q.shape()).times(q.scale());
      Real pair = Real.stack(q.mean().plus(step), q.mean().minus(step));
      return rest.applyBatched(pair).mean(0);
    }

    public boolean supports(Distribution<?> distribution) {
      return distribution instanceof Normal;
    }

    public boolean isPathwise() {
      return true;
    }
  }

  // end antithetic

  // begin regularized
  /** The ELBO, less a penalty on how far the guide's mean of a site is from where it should be. */
  record Regularized(String site, double mean, double weight) implements GuideObjective {
    public String name() {
      return "regularized";
    }

    public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
      Expectation gap = e.expect(() -> e.simulate(q).choices().real(site).minus(mean));
      return elbo().estimate(e, p, q).minus(gap.times(gap).times(weight).estimate());
    }
  }

  // end regularized

  // begin normalize
  static final Model<NoArguments, Real> SHARP = COIN.normalize(sir(5, given -> GUIDE, enumerate()));

  static final Objective SHARPENED = elbo().of(COIN, SHARP);

  // end normalize

  static final Real SEEN = Real.constant(1.6, 0.1, 2.2, 1.9, 0.7, -0.4, 2.8, 1.3, 0.9, 1.1);

  // begin guides
  static final Model<NoArguments, Real> TOWNS =
      model(
          "towns",
          m -> {
            Real mean = m.sample("mean", normal(0, 2));
            m.plate("town", 10)
                .subsample(5)
                .forEach(
                    i -> {
                      Real rate = m.sample("rate", normal(mean, 1));
                      m.observe("seen", normal(rate, 0.5), SEEN.at(i));
                    });
            return mean;
          });

  static final Model<NoArguments, ?> AMORTIZED =
      Guides.amortized(
          TOWNS,
          "town",
          (m, outputs) -> {
            Mlp net = Mlp.declare(m, "encoder", Activations::tanh, 1, 8, outputs);
            return i -> net.apply(SEEN.at(i).reshape(1));
          });

  // end guides

  static final Model<Batch, Real> DECODER =
      model(
          "decoder",
          Batch.class,
          (m, batch) -> {
            Real slope = m.param("slope", Real.constant(1.0), Supports.positive());
            return m.plate("point", batch.x().shape().dim(0))
                .map(
                    i -> {
                      Real z = m.sample("z", normal(0, 1));
                      m.observe("x", normal(z.times(slope), 0.5), batch.x().at(i));
                      return z;
                    });
          });

  static final Model<Batch, Real> ENCODER =
      model(
          "encoder",
          Batch.class,
          (m, batch) -> {
            Real weight = m.param("weight", Real.constant(0.5));
            Real width = m.param("width", Real.constant(0.5), Supports.positive());
            return m.plate("point", batch.x().shape().dim(0))
                .map(i -> m.sample("z", normal(batch.x().at(i).times(weight), width)));
          });

  // begin stream
  record Batch(Real x) {}

  static final Objective STREAMED =
      maximize(
          "streamed",
          e -> {
            Batch batch = new Batch(e.input("x", 50));
            return elbo().estimate(e, DECODER.given(batch), ENCODER.given(batch));
          });

  static Svi streaming(double[] data) {
    int batches = data.length / 50;
    return Svi.of(STREAMED)
        .batches(
            step -> {
              int from = (int) (step % batches) * 50;
              return new Object[] {Arrays.copyOfRange(data, from, from + 50)};
            });
  }

  // end stream

  // begin wake
  static final Objective WAKE = reweightedWakeSleep(20).of(SPIKE, spikeGuide(enumerate()));

  // end wake

  static final Model<NoArguments, Real> FLIP =
      model(
          "q",
          m ->
              m.sample("heads", bernoulli(m.param("chance", Real.constant(0.4))), enumerate())
                  .toReal());

  static final Objective MISS =
      maximize("miss", e -> e.simulate(FLIP).result().minus(0.3).square());

  // begin print
  static Graph compiled(Objective objective) {
    Estimate estimate = objective.estimate();
    List<Expr> params = estimate.params().stream().map(Estimate.Param::value).toList();
    Graph graph = new Graph(objective.name(), params, List.of(estimate.value()));
    return Pipeline.value().run(graph);
  }
  // end print
}
