package org.ppl4j.mcmc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.Draws.Tuned;

/**
 * One chain as CmdStan's CSV, draw by draw. When {@link #draw} returns, the draw is with the
 * operating system: a program that is killed afterwards loses none. If a write fails, the file is
 * cut back to its last whole line, and stays readable.
 */
public final class CmdStanWriter implements AutoCloseable {
  private final String file;
  private final SeekableByteChannel channel;
  private final CmdStanColumns columns;
  private int draws;

  CmdStanWriter(String file, SeekableByteChannel channel, Plan plan) {
    this(file, channel, CmdStanColumns.of(plan.quantities()), 0);
    write(header(file, plan, columns));
  }

  private CmdStanWriter(
      String file, SeekableByteChannel channel, CmdStanColumns columns, int draws) {
    this.file = file;
    this.channel = channel;
    this.columns = columns;
    this.draws = draws;
  }

  /**
   * What a chain is going to draw.
   *
   * @param model the model's name
   * @param kernel the kernel's name
   * @param seed the run's seed
   * @param chain the chain's number, from 0
   * @param warmup how many iterations of warm-up there are
   * @param saveWarmup whether its draws are going to be written too, thinned as the others
   * @param samples how many draws are going to be written after it
   * @param thinning of how many iterations one is written
   * @param dense whether the metric is a whole matrix
   * @param quantities what each draw has values of
   * @param statistics the names of the numbers that come with it
   */
  public record Plan(
      String model,
      String kernel,
      long seed,
      int chain,
      int warmup,
      boolean saveWarmup,
      int samples,
      int thinning,
      boolean dense,
      List<Quantity> quantities,
      List<String> statistics) {
    /** Copies the lists. */
    public Plan {
      quantities = List.copyOf(quantities);
      statistics = List.copyOf(statistics);
    }
  }

  /**
   * Begins a file; one of that name is replaced.
   *
   * @throws OutputFailure if that fails
   */
  public static CmdStanWriter open(Path file, Plan plan) {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      return new CmdStanWriter(file.toString(), channel, plan);
    } catch (IOException e) {
      throw OutputFailure.of(file.toString(), "no draws", e);
    }
  }

  /**
   * Goes on with a file that was begun by the same plan: its whole rows stay, and what stands after
   * the last of them is taken away. Begins the file if there is none.
   *
   * @throws InvalidFile if the file was begun by another plan
   * @throws OutputFailure if it cannot be written
   */
  public static CmdStanWriter resume(Path file, Plan plan) {
    if (!Files.exists(file)) {
      return open(file, plan);
    }
    CmdStanColumns columns = CmdStanColumns.of(plan.quantities());
    byte[] header = header(file.toString(), plan, columns).getBytes(StandardCharsets.UTF_8);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] found = in.readNBytes(header.length);
      if (!Arrays.equals(found, header)) {
        if (Arrays.equals(found, Arrays.copyOf(header, found.length))) {
          return open(file, plan);
        }
        throw InvalidFile.of(
            file.toString(),
            "draws of this run",
            "it begins otherwise",
            "resume with the settings it was made with, or choose another folder");
      }
      long end = header.length;
      int rows = 0;
      long position = end;
      boolean row = false;
      boolean atStart = true;
      for (int c = in.read(); c >= 0; c = in.read()) {
        position++;
        row = atStart ? c != '#' : row;
        atStart = c == '\n';
        if (atStart && row) {
          end = position;
          rows++;
        }
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.truncate(end).position(end);
      return new CmdStanWriter(file.toString(), channel, columns, rows);
    } catch (IOException e) {
      throw OutputFailure.of(file.toString(), "what it held before", e);
    }
  }

  private static String header(String file, Plan plan, CmdStanColumns columns) {
    boolean hmc = plan.kernel().equals("nuts") || plan.kernel().equals("hmc");
    StringBuilder out = new StringBuilder();
    // The version is that of the format.
    out.append("# stan_version_major = 2\n# stan_version_minor = 36\n# stan_version_patch = 0\n");
    out.append("# model = ").append(plan.model()).append('\n');
    out.append("# method = sample (Default)\n#   sample\n");
    int thin = plan.thinning();
    out.append("#     num_samples = ").append((long) plan.samples() * thin).append('\n');
    out.append("#     num_warmup = ").append(plan.warmup()).append('\n');
    out.append("#     save_warmup = ").append(plan.saveWarmup() ? 1 : 0).append('\n');
    out.append("#     thin = ").append(thin).append('\n');
    if (hmc) {
      String engine = plan.kernel().equals("nuts") ? "nuts" : "static";
      out.append("#     algorithm = hmc (Default)\n#       hmc\n");
      out.append("#         engine = ").append(engine).append('\n');
      out.append("#         metric = ").append(plan.dense() ? "dense_e" : "diag_e").append('\n');
    } else {
      out.append("#     algorithm = ").append(plan.kernel()).append('\n');
    }
    out.append("# id = ").append(plan.chain() + 1).append('\n');
    out.append("# random\n#   seed = ").append(plan.seed()).append('\n');
    out.append("# output\n#   file = ").append(Path.of(file).getFileName()).append('\n');
    out.append("# written by ppl4j in the format of CmdStan\n");
    out.append(String.join(",", plan.statistics()));
    for (String name : columns.names()) {
      out.append(',').append(name);
    }
    return out.append('\n').toString();
  }

  /**
   * Writes a draw.
   *
   * @param statistics a number for each statistic
   * @param values for each quantity its elements, row-major
   * @throws OutputFailure if that fails; draws written before stay
   */
  public void draw(double[] statistics, List<double[]> values) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < statistics.length; i++) {
      row.append(i == 0 ? "" : ",").append(number(statistics[i]));
    }
    for (int i = 0; i < columns.names().size(); i++) {
      double value = values.get(columns.quantity(i))[columns.element(i)];
      row.append(',').append(number(value));
    }
    write(row.append('\n').toString());
    draws++;
  }

  /** Digits that give the same number back; whole numbers without a point. */
  private static String number(double x) {
    if (Double.isNaN(x)) {
      return "nan";
    }
    if (Double.isInfinite(x)) {
      return x > 0 ? "inf" : "-inf";
    }
    boolean whole = x == Math.rint(x) && Math.abs(x) < 1e15 && Double.compare(x, -0.0) != 0;
    return whole ? Long.toString((long) x) : Double.toString(x);
  }

  /** Writes what warm-up settled on; it stands between warm-up's draws and the others. */
  public void tuned(Tuned tuning) {
    StringBuilder out = new StringBuilder("# Adaptation terminated\n");
    out.append("# Step size = ").append(tuning.stepSize()).append('\n');
    double[] metric = tuning.inverseMetric();
    if (metric.length > 0) {
      int rows = tuning.dense() ? (int) Math.round(Math.sqrt(metric.length)) : 1;
      int width = metric.length / rows;
      out.append(tuning.dense() ? "# Elements" : "# Diagonal elements");
      out.append(" of inverse mass matrix:\n");
      for (int i = 0; i < rows; i++) {
        out.append(
            Arrays.stream(metric, i * width, (i + 1) * width)
                .mapToObj(CmdStanWriter::number)
                .collect(Collectors.joining(", ", "# ", "\n")));
      }
    }
    write(out.toString());
  }

  /** Writes how long it took, in seconds. */
  public void elapsed(double warmup, double sampling) {
    write(
        "# \n#  Elapsed Time: "
            + warmup
            + " seconds (Warm-up)\n#                "
            + sampling
            + " seconds (Sampling)\n#                "
            + (warmup + sampling)
            + " seconds (Total)\n# \n");
  }

  /**
   * Waits until all that is written is on the disk, so that even a machine that stops keeps it.
   *
   * @throws OutputFailure if that fails
   */
  public void force() {
    try {
      if (channel instanceof FileChannel onDisk) {
        onDisk.force(false);
      }
    } catch (IOException e) {
      throw OutputFailure.of(file, draws == 1 ? "1 draw" : draws + " draws", e);
    }
  }

  /** How many draws are written. */
  public int draws() {
    return draws;
  }

  private void write(String text) {
    long before = -1;
    try {
      before = channel.position();
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      cutBack(before, e);
      throw OutputFailure.of(file, draws == 1 ? "1 draw" : draws + " draws", e);
    }
  }

  /** Takes away half a line. */
  private void cutBack(long end, IOException why) {
    try {
      if (end >= 0) {
        channel.truncate(end);
      }
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Ends the file.
   *
   * @throws OutputFailure if that fails
   */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw OutputFailure.of(file, draws == 1 ? "1 draw" : draws + " draws", e);
    }
  }
}
