package org.ppl4j.mcmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Samples;

/**
 * Draws as CmdStan's CSV, a file for each chain, that ArviZ's {@code from_cmdstan} and cmdstanr's
 * {@code read_cmdstan_csv} (for R's posterior) read unchanged. Numbers keep all digits.
 *
 * <p>See "Stan CSV File Format" in the CmdStan User's Guide.
 */
public final class CmdStanCsv {
  private CmdStanCsv() {}

  /**
   * Writes {@code MODEL_1.csv}, {@code MODEL_2.csv}, ... into a folder, which is made if need be;
   * files of those names are replaced.
   *
   * @return the files, chain by chain
   * @throws OutputFailure if that fails
   */
  public static List<Path> write(Draws draws, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw OutputFailure.of(folder.toString(), "no draws", e);
    }
    List<Path> files = new ArrayList<>();
    for (Chain chain : draws.chains()) {
      Path file = file(folder, draws.model(), chain.number());
      try (CmdStanWriter writer = CmdStanWriter.open(file, plan(draws, chain))) {
        write(chain.warmup(), writer);
        writer.tuned(chain.tuning());
        write(chain.samples(), writer);
      }
      files.add(file);
    }
    return files;
  }

  /** The file of a chain, by its number from 0. */
  static Path file(Path folder, String model, int chain) {
    String stem = model.replaceAll("[^A-Za-z0-9._-]", "_");
    return folder.resolve(stem + "_" + (chain + 1) + ".csv");
  }

  private static CmdStanWriter.Plan plan(Draws draws, Chain chain) {
    return new CmdStanWriter.Plan(
        draws.model(),
        draws.kernel(),
        draws.seed(),
        chain.number(),
        warmup(draws, chain),
        chain.warmup().count() > 0,
        chain.samples().count(),
        draws.thinning(),
        chain.tuning().dense(),
        draws.quantities(),
        draws.statistics());
  }

  /**
   * How many iterations warm-up had. Readers take from it how many rows are warm-up's, so that of a
   * chain that was cancelled in its warm-up only those count of which there are rows.
   */
  private static int warmup(Draws draws, Chain chain) {
    int kept = chain.warmup().count();
    boolean whole = kept == 0 || kept == draws.warmup() / draws.thinning();
    return whole ? draws.warmup() : kept * draws.thinning();
  }

  private static void write(Samples samples, CmdStanWriter writer) {
    int count = samples.count();
    for (int t = 0; t < count; t++) {
      int draw = t;
      writer.draw(
          samples.statistics().stream().mapToDouble(all -> all[draw]).toArray(),
          samples.values().stream()
              .map(
                  all ->
                      Arrays.copyOfRange(
                          all, all.length / count * draw, all.length / count * (draw + 1)))
              .toList());
    }
  }
}
