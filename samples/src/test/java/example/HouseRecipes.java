package example;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.State;
import org.ppl4j.mcmc.kernel.Statistics;
import org.ppl4j.mcmc.kernel.Transition;
import org.ppl4j.mcmc.kernel.Tunable;
import org.ppl4j.mcmc.kernel.Tuning;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Unary;

/** The code of docs/recipes.md. */
final class HouseRecipes {
  private HouseRecipes() {}

  // begin op
  /** {@code x / (1 + |x|)}. */
  record Softsign() implements Unary {
    @Override
    public double apply(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public Expr derivative(Expr x, Expr y) {
      return new Real(x).abs().plus(1).pow(-2).expr();
    }
  }

  static Real softsign(Real x) {
    return new Real(Expr.of(new Softsign(), List.of(x.expr())));
  }

  // end op

  // begin kernel
  /**
   * The Crank-Nicolson kernel, {@code q' = sqrt(1 - b^2) q + b N(0, I)}, which leaves a standard
   * normal unchanged, so that only what the target has besides is accepted or rejected. Source:
   * Cotter, Roberts, Stuart and White 2013.
   *
   * @param step {@code b}, in (0, 1]
   */
  record CrankNicolson(double step) implements Kernel {
    @Override
    public String name() {
      return "crank-nicolson";
    }

    @Override
    public Transition on(Potential potential, Target target) {
      return new Steps(potential, step);
    }

    private record Steps(Potential potential, double step) implements Transition {
      @Override
      public List<String> statistics() {
        return List.of(Statistics.ACCEPTANCE);
      }

      @Override
      public List<Tunable> tunables() {
        return List.of();
      }

      @Override
      public State newState() {
        return new State(potential.size(), 0, 0);
      }

      @Override
      public void init(State state, Key key) {
        state.setLogDensity(potential.logDensity(state.vector()));
      }

      @Override
      public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
        double[] from = state.vector();
        double[] to = next.vector();
        NoiseSource.fillNormal(key.fold(0), to, 0, to.length);
        double rest = Math.sqrt(1 - step * step);
        double prior = 0;
        for (int i = 0; i < to.length; i++) {
          to[i] = rest * from[i] + step * to[i];
          prior += (to[i] * to[i] - from[i] * from[i]) / 2;
        }
        next.setLogDensity(potential.logDensity(to));
        double acceptance = Math.min(1, Math.exp(next.logDensity() - state.logDensity() + prior));
        if (!(NoiseSource.uniform(key.fold(1), 0) < acceptance)) {
          next.copy(state);
        }
        statistics[0] = Double.isNaN(acceptance) ? 0 : acceptance;
      }
    }
  }

  // end kernel
}
