package org.ppl4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.PplException;
import org.ppl4j.mcmc.CmdStanCsv;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.Progress;
import org.ppl4j.mcmc.Run;
import org.ppl4j.mcmc.RunListener;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How NUTS runs. */
final class SamplerOptions {
  /** The metrics that warm-up can tune. */
  enum Metric {
    /** Variances. */
    DIAG,
    /** All covariances. */
    DENSE
  }

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(names = "--chains", paramLabel = "N", description = "Chains (${DEFAULT-VALUE}).")
  private int chains = 4;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Iterations of warm-up of each chain (${DEFAULT-VALUE}).")
  private int warmup = 1000;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws that each chain keeps (${DEFAULT-VALUE}).")
  private int draws = 1000;

  @Option(
      names = "--thin",
      paramLabel = "K",
      description = "Keep one draw of K (${DEFAULT-VALUE}).")
  private int thin = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all randomness comes from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--metric",
      paramLabel = "diag|dense",
      description = "Tune variances, or all covariances (diag).")
  private Metric metric = Metric.DIAG;

  @Option(
      names = "--adapt-delta",
      paramLabel = "P",
      description = "The acceptance that the step size is tuned for (${DEFAULT-VALUE}).")
  private double adaptDelta = 0.8;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "How often a trajectory doubles at most (${DEFAULT-VALUE}).")
  private int maxDepth = 10;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Chains that run at a time (as many as there are processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  /**
   * What a run came to.
   *
   * @param seconds how long it took, compilation included
   */
  record Sampled<R>(Posterior<R> posterior, double seconds) {}

  int maxDepth() {
    return maxDepth;
  }

  int warmup() {
    return warmup;
  }

  long seed() {
    return seed;
  }

  void check() {
    Checks.atLeast(spec, "--chains", chains, 1);
    Checks.atLeast(spec, "--warmup", warmup, 0);
    Checks.atLeast(spec, "--draws", draws, 1);
    Checks.atLeast(spec, "--thin", thin, 1);
    Checks.atLeast(spec, "--max-depth", maxDepth, 1);
    Checks.atLeast(spec, "--threads", threads, 1);
    Checks.probability(spec, "--adapt-delta", adaptDelta);
  }

  /**
   * Runs to the end, or to where the user interrupts it.
   *
   * @param rescue where to the draws go as CmdStan's CSV if a chain fails; null for nowhere
   */
  <R> Sampled<R> run(Model<NoArguments, R> model, @Nullable Path rescue) {
    long start = System.nanoTime();
    Mcmc<R> mcmc =
        Mcmc.of(model)
            .kernel(new Nuts().withMaxDepth(maxDepth).withTargetAcceptance(adaptDelta))
            .chains(chains)
            .warmup(warmup)
            .draws(draws)
            .thinning(thin)
            .seed(seed)
            .threads(threads)
            .listener(quiet ? RunListener.NONE : Progress.automatic());
    if (metric == Metric.DENSE) {
      mcmc = mcmc.denseMetric();
    }
    try (Run<R> run = mcmc.start()) {
      Interrupts.onInterrupt(run::cancel);
      Posterior<R> posterior = await(run, rescue);
      return new Sampled<>(posterior, (System.nanoTime() - start) * 1e-9);
    }
  }

  private static <R> Posterior<R> await(Run<R> run, @Nullable Path rescue) {
    try {
      return run.await();
    } catch (PplException e) {
      if (rescue != null) {
        Draws drawn = run.soFar();
        if (drawn.chains().stream().anyMatch(chain -> chain.samples().count() > 0)) {
          CmdStanCsv.write(drawn, rescue);
          throw e.during("what was drawn until then is in " + rescue);
        }
      }
      throw e;
    }
  }
}
