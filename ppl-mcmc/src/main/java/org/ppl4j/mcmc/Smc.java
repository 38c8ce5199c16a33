package org.ppl4j.mcmc;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.kernel.Hmc;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.Transition;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.mcmc.potential.Tempered;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * Sequential Monte Carlo along a path of temperatures, from a normal density of the free numbers to
 * the posterior: {@code p_b = N(0, w^2)^(1-b) p^b}. Each temperature is the one at which the
 * weights' effective number falls to a share of the particles; these are resampled, and moved by a
 * kernel that leaves {@code p_b} unchanged, its metric from the particles. Gives the evidence too,
 * and finds modes that chains do not change between. Source: Del Moral, Doucet and Jasra 2006;
 * adaptive temperatures: Jasra et al. 2011.
 *
 * <pre>{@code
 * Smc.Result<Schools> result = Smc.of(model).particles(2000).seed(1).run();
 * double evidence = result.logEvidence();
 * }</pre>
 *
 * @param <R> the model's result
 */
public final class Smc<R> {
  private final Model<NoArguments, R> model;
  private final int particles;
  private final int moves;
  private final double width;
  private final Kernel kernel;
  private final long seed;
  private final @Nullable Executor executor;

  private Smc(
      Model<NoArguments, R> model,
      int particles,
      int moves,
      double width,
      Kernel kernel,
      long seed,
      @Nullable Executor executor) {
    this.model = model;
    this.particles = particles;
    this.moves = moves;
    this.width = width;
    this.kernel = kernel;
    this.seed = seed;
    this.executor = executor;
  }

  /** 1,000 particles, moved 5 times at each temperature by {@link Hmc}, from width 2 on. */
  public static <R> Smc<R> of(Model<NoArguments, R> model) {
    return new Smc<>(model, 1000, 5, 2, new Hmc(), 0, null);
  }

  /** How many particles. */
  public Smc<R> particles(int count) {
    require("the number of particles", count, 2);
    return new Smc<>(model, count, moves, width, kernel, seed, executor);
  }

  /** How they move, and how often at each temperature. */
  public Smc<R> moves(int count, Kernel newKernel) {
    require("the number of moves", count, 1);
    return new Smc<>(model, particles, count, width, newKernel, seed, executor);
  }

  /** The standard deviation of the normal density that the path begins with. */
  public Smc<R> width(double newWidth) {
    return new Smc<>(model, particles, moves, newWidth, kernel, seed, executor);
  }

  /** What all randomness comes from. */
  public Smc<R> seed(long newSeed) {
    return new Smc<>(model, particles, moves, width, kernel, newSeed, executor);
  }

  /** What computes gradients; the best executor there is where nothing is said. */
  public Smc<R> executor(Executor newExecutor) {
    return new Smc<>(model, particles, moves, width, kernel, seed, newExecutor);
  }

  private static void require(String what, int value, int least) {
    if (value < least) {
      throw InvalidArgument.of(
          Report.of(what + " must be at least " + least + ", not " + value + ".")
              .at(Source.here())
              .cure("give a number in that range"));
    }
  }

  /**
   * What a run gives.
   *
   * @param posterior the particles at the end, all of one weight, as one chain
   * @param logEvidence the logarithm of the data's density, {@code log integral p(u, data) du}
   * @param temperatures the path, 0 and 1 included
   * @param <R> the model's result
   */
  public record Result<R>(Posterior<R> posterior, double logEvidence, List<Double> temperatures) {
    /** Copies the list. */
    public Result {
      temperatures = List.copyOf(temperatures);
    }
  }

  /**
   * Runs to the end of the path.
   *
   * @throws InvalidArgument if the model cannot be sampled from, or the path does not come to its
   *     end
   */
  public Result<R> run() {
    Executor chosen = executor == null ? Executor.auto() : executor;
    Target target = Target.of(model, Set.of(), chosen);
    try (Tempered path = new Tempered(target.potential(), width);
        Transition transition = kernel.on(path, target)) {
      return new Particles(path, transition, particles, moves, width, seed).run(model, target);
    }
  }
}
