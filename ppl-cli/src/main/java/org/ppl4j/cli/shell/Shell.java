package org.ppl4j.cli.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ppl4j.cli.data.Data;
import org.ppl4j.cli.data.DataFiles;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;

/**
 * What stands ready at the prompt of JShell.
 *
 * <pre>{@code
 * var schools = load("eight_schools.ppl");
 * var posterior = sample(schools.given(json("eight_schools.json")));
 * }</pre>
 */
public final class Shell {
  private static @Nullable Path last;

  private Shell() {}

  /**
   * The columns of a file of CSV.
   *
   * @throws org.ppl4j.error.InvalidFile if it cannot be read
   */
  public static Data csv(String file) {
    return DataFiles.csv(Path.of(file));
  }

  /**
   * The data of a file of JSON, as CmdStan reads it.
   *
   * @throws org.ppl4j.error.InvalidFile if it cannot be read
   */
  public static Data json(String file) {
    return DataFiles.json(Path.of(file));
  }

  /**
   * The models, guides and objectives of a file.
   *
   * @throws org.ppl4j.error.InvalidProgram if it has errors
   */
  public static PplFile load(String file) {
    PplFile loaded = PplFile.read(Path.of(file));
    last = Path.of(file);
    return loaded;
  }

  /**
   * The file that was loaded last, as it is now.
   *
   * @throws InvalidArgument if none was
   */
  public static PplFile reload() {
    Path file = last;
    if (file == null) {
      throw InvalidArgument.of(
          Report.of("no file has been loaded.").cure("load one: load(\"model.ppl\")"));
    }
    return PplFile.read(file);
  }

  /** Draws from a model's posterior by NUTS: 4 chains of 1,000 draws, from seed 0. */
  public static <R> Posterior<R> sample(Model<NoArguments, R> model) {
    return sample(model, 0);
  }

  /** Draws from a model's posterior by NUTS, from a seed; {@link Mcmc} has all options. */
  public static <R> Posterior<R> sample(Model<NoArguments, R> model, long seed) {
    return Mcmc.of(model).seed(seed).run();
  }

  /** Fits independent normals to a model's posterior by the ELBO; {@link Svi} has all options. */
  public static Fit fit(Model<NoArguments, ?> model) {
    return fit(model, Guides.normal(model));
  }

  /** Fits a guide to a model's posterior by the ELBO, in 5,000 steps of Adam, from seed 0. */
  public static Fit fit(Model<NoArguments, ?> model, Model<NoArguments, ?> guide) {
    return Svi.of(Objectives.elbo().of(model, guide))
        .steps(5000)
        .seed(0)
        .model(model)
        .guide(guide)
        .run();
  }
}
