package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import example.MadeDraws;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.Draws.Tuned;
import org.ppl4j.testing.Golden;
import org.ppl4j.type.Type;

/** See {@code read_csv.py} in the test resources for what ArviZ makes of these files. */
class CmdStanCsvTest {
  @TempDir Path folder;

  private static final Quantity MATRIX = new Quantity("part/L", Kind.SITE, Type.real(2, 2));

  private static CmdStanWriter.Plan plan(boolean dense) {
    return new CmdStanWriter.Plan(
        "small",
        "nuts",
        42,
        1,
        3,
        true,
        2,
        3,
        dense,
        List.of(
            MATRIX,
            new Quantity("part.L", Kind.DETERMINISTIC, Type.real()),
            new Quantity("z__", Kind.SITE, Type.integer(2)),
            new Quantity("part/L", Kind.RESULT, Type.real(2, 2)),
            new Quantity("", Kind.RESULT, Type.real())),
        List.of("lp__", "divergent__"));
  }

  private void small(Path file, boolean dense) {
    List<double[]> values =
        List.of(
            new double[] {1, 2, 3, 4},
            new double[] {1e-9},
            new double[] {7, 8},
            new double[] {1, 2, 3, 4},
            new double[] {0.1 + 0.2});
    List<double[]> odd =
        List.of(
            new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0},
            new double[] {1e300},
            new double[] {0, 1},
            new double[4],
            new double[] {123456789.125});
    try (CmdStanWriter writer = CmdStanWriter.open(file, plan(dense))) {
      writer.draw(new double[] {-1.5, 1}, values);
      double[] metric = dense ? new double[] {1, 0.5, 0.5, 2} : new double[] {1, 2.5};
      writer.tuned(new Tuned(0.25, metric, dense));
      writer.draw(new double[] {-1.25, 0}, odd);
      assertThat(writer.draws()).isEqualTo(2);
      writer.draw(new double[] {-2, 0}, values);
      writer.elapsed(0.5, 1.25);
    }
  }

  @Test
  void writesTheFormat() throws IOException {
    Path file = folder.resolve("small.csv");
    small(file, false);
    Golden.check("small.csv", text(file));
    small(file, true);
    assertThat(text(file))
        .contains("metric = dense_e", "# Elements of inverse mass matrix:\n# 1, 0.5\n# 0.5, 2\n");
  }

  private String text(Path file) throws IOException {
    return Files.readString(file).replaceFirst("file = .*", "file = FILE");
  }

  @Test
  void writesAFileForEachChainWithAllDigits() throws IOException {
    Draws draws = MadeDraws.healthy(2, 4, 5);
    List<Path> files = CmdStanCsv.write(draws, folder.resolve("new").resolve("run"));
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("groups_1.csv", "groups_2.csv");
    for (int c = 0; c < 2; c++) {
      List<String> lines = Files.readAllLines(files.get(c));
      assertThat(lines).contains("#     num_warmup = 4", "#     save_warmup = 1");
      int terminated = lines.indexOf("# Adaptation terminated");
      List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
      assertThat(rows.get(0))
          .isEqualTo(String.join(",", draws.statistics()) + ",mu,theta.1,theta.2,theta.3,shift");
      assertThat(rows).hasSize(1 + 4 + 5);
      assertThat(lines.subList(0, terminated)).contains(rows.get(4)).doesNotContain(rows.get(5));
      double[] second = numbers(rows.get(1 + 4 + 1));
      Draws.Samples samples = draws.chains().get(c).samples();
      assertThat(second[0]).isEqualTo(samples.statistics().get(0)[1]);
      assertThat(second[7]).isEqualTo(samples.values().get(0)[1]);
      assertThat(Arrays.copyOfRange(second, 8, 11))
          .containsExactly(Arrays.copyOfRange(samples.values().get(1), 3, 6));
    }
  }

  /** As CmdStan says it; ArviZ takes {@code save_warmup * num_warmup / thin} rows for warm-up. */
  @Test
  void saysHowLongWarmupWasThoughItIsNotKept() throws IOException {
    Draws made = MadeDraws.healthy(1, 0, 5);
    for (int kept : new int[] {0, 3, 4}) {
      Draws draws =
          new Draws(
              made.model(),
              made.kernel(),
              made.seed(),
              20,
              5,
              made.quantities(),
              made.statistics(),
              MadeDraws.healthy(1, kept, 5).chains());
      Path file = CmdStanCsv.write(draws, folder).get(0);
      assertThat(Files.readAllLines(file))
          .contains(
              "#     num_samples = 25",
              "#     num_warmup = " + (kept == 3 ? 15 : 20),
              "#     save_warmup = " + (kept == 0 ? 0 : 1),
              "#     thin = 5");
    }
  }

  /** What ArviZ finds in such files is what a summary says; see {@code read_csv.py}. */
  @Test
  void arvizReadsTheSameNumbers() throws IOException {
    Summary summary = Posterior.of(MadeDraws.model3(), MadeDraws.healthy(4, 5, 250)).summary();
    Path truth = Path.of("src", "test", "resources", "diagnostics", "csv_truth.tsv");
    List<String> lines = Files.readAllLines(truth);
    assertThat(lines.get(0)).isEqualTo("name\tmean\tsd\tmcse_mean\tess_bulk\tess_tail\tr_hat");
    assertThat(lines).hasSize(1 + 5).hasSize(1 + summary.rows().size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      Summary.Row row = summary.row(cells[0]);
      double[] ours = {
        row.mean(), row.sd(), row.standardError(), row.bulkEss(), row.tailEss(), row.rHat()
      };
      for (int i = 0; i < ours.length; i++) {
        assertThat(ours[i])
            .as(line)
            .isCloseTo(Double.parseDouble(cells[i + 1]), withinPercentage(1e-7));
      }
    }
  }

  private static double[] numbers(String row) {
    return Pattern.compile(",").splitAsStream(row).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void aDrawIsOnTheDiskWhenItIsReported() throws IOException {
    Path file = folder.resolve("live.csv");
    try (CmdStanWriter writer = CmdStanWriter.open(file, plan(false))) {
      for (int i = 1; i <= 3; i++) {
        writer.draw(new double[] {i, 0}, zeros());
        assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("\\d.*")))
            .hasSize(i);
        assertThat(Files.readString(file)).endsWith("\n");
      }
    }
  }

  private static List<double[]> zeros() {
    return List.of(new double[4], new double[1], new double[2], new double[4], new double[1]);
  }

  @Test
  void aFullDiskLosesNoReportedDraw() throws IOException {
    SmallDisk disk = new SmallDisk(1000);
    CmdStanWriter writer = new CmdStanWriter("small.csv", disk, plan(false));
    List<double[]> values = zeros();
    Arrays.fill(values.get(0), Math.PI);
    int[] reported = {0};
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(
            () -> {
              while (true) {
                writer.draw(new double[] {-Math.E, 0}, values);
                reported[0]++;
              }
            })
        .withMessageContaining("small.csv")
        .withMessageContaining("No space left on device")
        .withMessageContaining("make room");
    assertThat(reported[0]).isBetween(2, 20).isEqualTo(writer.draws());
    String text = disk.text();
    assertThat(text).endsWith("\n");
    assertThat(text.lines().filter(line -> line.startsWith("-2.7"))).hasSize(reported[0]);
    // Room is made: the next draw follows on.
    disk.capacity = 5000;
    writer.draw(new double[] {-Math.E, 0}, values);
    writer.close();
    List<String> rows = disk.text().lines().filter(line -> line.startsWith("-2.7")).toList();
    assertThat(rows).hasSize(reported[0] + 1);
    assertThat(rows.stream().distinct()).hasSize(1);
  }

  @Test
  void aDeviceThatIsFullIsAClearError() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no /dev/full here");
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(() -> CmdStanWriter.open(full, plan(false)))
        .withMessageContaining("/dev/full")
        .withMessageContaining("No space left on device");
  }

  @Test
  void aFolderThatCannotBeIsAClearError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(() -> CmdStanCsv.write(MadeDraws.healthy(1, 0, 1), file.resolve("in")));
    Files.createDirectories(folder.resolve("groups_1.csv"));
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(() -> CmdStanCsv.write(MadeDraws.healthy(1, 0, 1), folder));
  }

  /** A disk of so many bytes. */
  private static final class SmallDisk implements SeekableByteChannel {
    private final List<Byte> bytes = new ArrayList<>();
    int capacity;

    SmallDisk(int capacity) {
      this.capacity = capacity;
    }

    String text() {
      byte[] all = new byte[bytes.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = bytes.get(i);
      }
      return new String(all, StandardCharsets.UTF_8);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      if (bytes.size() >= capacity) {
        throw new IOException("No space left on device");
      }
      int count = 0;
      while (from.hasRemaining() && bytes.size() < capacity) {
        bytes.add(from.get());
        count++;
      }
      return count;
    }

    @Override
    public long position() {
      return bytes.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      bytes.subList((int) size, bytes.size()).clear();
      return this;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      throw new IOException("not read here");
    }

    @Override
    public SeekableByteChannel position(long at) throws IOException {
      throw new IOException("not moved here");
    }

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
