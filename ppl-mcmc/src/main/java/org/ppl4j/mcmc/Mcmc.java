package org.ppl4j.mcmc;

import java.nio.file.Path;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * Samples from a model conditioned on its data. Everything has a default: NUTS, 4 chains of 1,000
 * iterations of warm-up and 1,000 draws. Immutable: each method gives another.
 *
 * <pre>{@code
 * Draws draws = Mcmc.of(schools).seed(1).chains(4).warmup(1000).draws(1000).run();
 * }</pre>
 *
 * <p>The draws follow from the model, the kernel, the numbers of iterations and the seed, whatever
 * the number of threads; chain {@code i} is the same however many chains there are.
 */
public final class Mcmc {
  private final Model<NoArguments, ?> model;
  private final Settings settings;

  private Mcmc(Model<NoArguments, ?> model, Settings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** A run for a model without arguments; others take theirs by {@link Model#given}. */
  public static Mcmc of(Model<NoArguments, ?> model) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Mcmc(
        model,
        new Settings(
            new Nuts(), 4, 1000, 1000, 1, 0, processors, false, false, null, null, null, 100,
            RunListener.NONE));
  }
}
