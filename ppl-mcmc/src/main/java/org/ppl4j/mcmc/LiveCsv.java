package org.ppl4j.mcmc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.error.OutputFailure;

/** A chain's draws in CmdStan's CSV while it runs: some at a time, and then on the disk. */
final class LiveCsv implements AutoCloseable {
  private final Settings settings;
  private final Chain chain;
  private final Quantities quantities;
  private final CmdStanWriter writer;
  private boolean tuned;

  /**
   * Begins a chain's file, or goes on with it.
   *
   * @param resumed whether the chain goes on from a checkpoint: what is in its file stays, since
   *     the chain draws the same again
   */
  LiveCsv(Settings settings, String model, Chain chain, Quantities quantities, boolean resumed) {
    this.settings = settings;
    this.chain = chain;
    this.quantities = quantities;
    Path folder = requireNonNull(settings.csv);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw OutputFailure.of(folder.toString(), "no draws", e);
    }
    Path file = CmdStanCsv.file(folder, model, chain.number());
    CmdStanWriter.Plan plan = plan(model);
    writer = resumed ? CmdStanWriter.resume(file, plan) : CmdStanWriter.open(file, plan);
    tuned = writer.draws() > settings.warmupDraws();
  }

  private CmdStanWriter.Plan plan(String model) {
    return new CmdStanWriter.Plan(
        model,
        settings.kernel.name(),
        settings.seed,
        chain.number(),
        settings.warmup,
        settings.warmupDraws() > 0,
        settings.draws,
        settings.thinning,
        settings.dense,
        quantities.all(),
        chain.statisticNames());
  }

  /** How many draws the chain has that the file has not. */
  int unwritten() {
    return chain.recorder().count() - writer.draws();
  }

  /**
   * Writes what is new.
   *
   * @return how many draws are on the disk, those of warm-up included
   * @throws OutputFailure if that fails; what was written before is whole
   */
  int write() {
    int count = chain.recorder().count();
    int warmup = settings.warmupDraws();
    write(0, Math.min(count, warmup));
    if (!tuned && chain.iteration() >= settings.warmup) {
      writer.tuned(chain.tuned());
      tuned = true;
    }
    write(warmup, count);
    writer.force();
    return writer.draws();
  }

  /**
   * Writes what is new of a part of the draws. Quantities are computed in the same groups however
   * often this is called, since a last digit may depend on a draw's place in its group.
   */
  private void write(int from, int to) {
    int group = Quantities.BATCH;
    int first = from + Math.max(writer.draws() - from, 0) / group * group;
    for (int start = first; start < to; start += group) {
      int end = Math.min(start + group, to);
      List<double[]> values = quantities.of(chain.recorder().vectors(start, end), end - start);
      List<double[]> statistics = new ArrayList<>();
      for (int i = 0; i < chain.statisticNames().size(); i++) {
        statistics.add(chain.recorder().statistic(i, start, end));
      }
      for (int row = Math.max(start, writer.draws()) - start; row < end - start; row++) {
        writer.draw(row(statistics, row), rows(values, row, end - start));
      }
    }
  }

  private static double[] row(List<double[]> statistics, int row) {
    return statistics.stream().mapToDouble(all -> all[row]).toArray();
  }

  private static List<double[]> rows(List<double[]> values, int row, int count) {
    return values.stream()
        .map(
            all -> {
              int size = all.length / count;
              return Arrays.copyOfRange(all, size * row, size * (row + 1));
            })
        .toList();
  }

  @Override
  public void close() {
    writer.close();
  }
}
