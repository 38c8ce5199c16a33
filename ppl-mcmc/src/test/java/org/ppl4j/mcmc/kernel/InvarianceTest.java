package org.ppl4j.mcmc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.mcmc.kernel.Kernels.compose;
import static org.ppl4j.mcmc.kernel.Kernels.gibbs;
import static org.ppl4j.mcmc.kernel.Kernels.on;
import static org.ppl4j.model.Model.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.Columns;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.diagnostics.StandardError;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

/**
 * Geweke's joint distribution test: steps of a kernel on the parameters given the data, in turn
 * with new data given the parameters, must leave the parameters' prior as it is. Source: Geweke
 * 2004, "Getting it right".
 */
class InvarianceTest {
  /** About 60 statistics in all: 4 standard errors are exceeded by chance once in 260 runs. */
  private static final double Z = 4;

  private static final Map<String, Kernel> KERNELS = new LinkedHashMap<>();

  static {
    Kernel walk = on(new RandomWalk(), "scale", "mean");
    KERNELS.put("nuts", on(new Nuts().withMaxDepth(4), "scale", "mean", "effect"));
    KERNELS.put("hmc", on(new Hmc(1, 0.3, 0.8, 10), "scale", "mean", "effect"));
    KERNELS.put("mala", on(new Mala(), "scale", "mean", "effect"));
    KERNELS.put("random-walk", on(new RandomWalk(), "scale", "mean", "effect"));
    KERNELS.put("slice", on(new Slice(), "scale", "mean", "effect"));
    KERNELS.put("elliptical-slice", compose(new EllipticalSlice(List.of("effect")), walk));
  }

  static Set<String> kernels() {
    return KERNELS.keySet();
  }

  /** The data's placeholder is a site too, so that the joint density is what is sampled. */
  private static final Model<NoArguments, Real> JOINT =
      model(
          "joint",
          m -> {
            Real scale = m.sample("scale", halfNormal(1));
            Real mean = m.sample("mean", normal(1, 1));
            return m.plate("n", 2)
                .map(
                    i -> {
                      Real effect = m.sample("effect", normal(mean, 1));
                      return m.sample("y", normal(effect, scale.plus(0.5)));
                    });
          });

  @ParameterizedTest
  @MethodSource("kernels")
  void leavesThePriorAsItIs(String name) {
    Kernel kernel = compose(KERNELS.get(name), new PriorDraw("y"));
    int draws = name.equals("nuts") || name.equals("slice") ? 4000 : 8000;
    Draws drawn = run(JOINT, kernel, draws);
    double meanOfScale = Math.sqrt(2 / Math.PI);
    Columns.check("scale", Columns.of(drawn, "scale", 0), meanOfScale, 1 - 2 / Math.PI, Z);
    Columns.check("mean", Columns.of(drawn, "mean", 0), 1, 1, Z);
    Columns.check("effect", Columns.of(drawn, "effect", 1), 1, 2, Z);
    Columns.check("y", Columns.of(drawn, "y", 0), 1, 2 + 0.25 + meanOfScale + 1, Z);
  }

  private static Draws run(Model<NoArguments, ?> model, Kernel kernel, int draws) {
    return Mcmc.of(model)
        .kernel(kernel)
        .executor(Executor.named("interp"))
        .seed(12)
        .chains(2)
        .warmup(500)
        .draws(draws)
        .run()
        .draws();
  }

  /** Discrete sites by Gibbs steps, their parameter and an offset by NUTS. */
  @Test
  void gibbsLeavesThePriorAsItIs() {
    Model<NoArguments, Int> joint =
        model(
            "mixture",
            m -> {
              Real offset = m.sample("offset", normal(0, 1));
              Int kind = m.sample("kind", categorical(0.2, 0.5, 0.3));
              m.plate("n", 2)
                  .forEach(
                      i -> {
                        Int on = m.sample("on", bernoulli(0.3));
                        Real mean = offset.plus(kind.toReal()).plus(on.toReal().times(2));
                        m.sample("y", normal(mean, 1));
                      });
              return kind;
            });
    Kernel kernel =
        compose(gibbs("kind", "on"), on(new Hmc(1, 0.3, 0.8, 5), "offset"), new PriorDraw("y"));
    Draws drawn = run(joint, kernel, 5000);
    Columns.check("kind", Columns.of(drawn, "kind", 0), 1.1, 0.49, Z);
    Columns.check("on", Columns.of(drawn, "on", 1), 0.3, 0.21, Z);
    Columns.check("offset", Columns.of(drawn, "offset", 0), 0, 1, Z);
    Columns.check("y", Columns.of(drawn, "y", 1), 1.1 + 0.6, 1 + 0.49 + 0.84 + 1, Z);
  }

  /** A step that is not invariant shows: the test can fail. */
  @Test
  void aWrongKernelIsFoundOut() {
    Kernel wrong = compose(new Stretched(KERNELS.get("hmc")), new PriorDraw("y"));
    double[][] mean = Columns.of(run(JOINT, wrong, 4000), "mean", 0);
    double[][] squares = Columns.squares(mean, 1);
    assertThat(Math.abs(Columns.mean(squares) - 1) / StandardError.mean(squares)).isGreaterThan(Z);
  }

  /** Makes the mean larger by 30 % of itself, unasked. */
  private record Stretched(Kernel kernel) implements Kernel {
    @Override
    public String name() {
      return "stretched";
    }

    @Override
    public Transition on(Potential potential, Target target) {
      Transition inner = kernel.on(potential, target);
      int place = target.layout().slot("mean").offset();
      return new Transition() {
        @Override
        public List<String> statistics() {
          return inner.statistics();
        }

        @Override
        public List<Tunable> tunables() {
          return inner.tunables();
        }

        @Override
        public State newState() {
          return inner.newState();
        }

        @Override
        public void init(State state, Key key) {
          inner.init(state, key);
        }

        @Override
        public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
          inner.step(tunings, state, key, next, statistics);
          next.vector()[place] *= 1.3;
        }
      };
    }
  }
}
