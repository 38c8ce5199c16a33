package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import example.InterruptedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;

/** Draws that are written while they come: none is lost that was reported written. */
class LiveCsvTest {
  @TempDir Path folder;

  /** What an uninterrupted run writes at its end. */
  private List<String> whole() throws IOException {
    Path other = folder.resolve("whole");
    Posterior<Real> posterior = InterruptedRun.mcmc(other).csv(other.resolve("live"), 400).run();
    List<String> out = new ArrayList<>();
    for (Path file : posterior.writeCsv(other.resolve("after"))) {
      out.add(Files.readString(file));
    }
    return out;
  }

  private Path file(int chain) {
    return folder.resolve("csv").resolve("interrupted_" + (chain + 1) + ".csv");
  }

  private List<String> live() throws IOException {
    return List.of(Files.readString(file(0)), Files.readString(file(1)));
  }

  private static long rows(Path file) throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    return whole.lines().filter(line -> !line.startsWith("#")).count() - 1;
  }

  @Test
  void isWhatIsWrittenAfterwards() throws IOException {
    List<String> whole = whole();
    AtomicInteger reported = new AtomicInteger();
    RunListener listener =
        new RunListener() {
          @Override
          public void exported(int chain, int draws) {
            try {
              assertThat(rows(file(chain))).isEqualTo(draws);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
            reported.incrementAndGet();
          }
        };
    InterruptedRun.mcmc(folder).listener(listener).run();
    assertThat(live()).isEqualTo(whole);
    assertThat(reported).hasValue(2 * (500 / 7 + 1));
    assertThat(
            Files.readString(folder.resolve("whole").resolve("live").resolve("interrupted_1.csv")))
        .isEqualTo(whole.get(0));
    // A run that is complete leaves its files as they are; another one does not take them over.
    InterruptedRun.mcmc(folder).run();
    assertThat(live()).isEqualTo(whole);
    Files.writeString(file(1), "lp__,x\n1,2\n");
    assertThatThrownBy(() -> InterruptedRun.mcmc(folder).run())
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("interrupted_2.csv");
  }

  /** Without a checkpoint there is nothing to go on from, and files are begun anew. */
  @Test
  void aFreshRunReplacesTheFiles() throws IOException {
    Files.createDirectories(folder.resolve("csv"));
    Files.writeString(file(0), "old\n");
    Mcmc<Real> fresh =
        Mcmc.of(InterruptedRun.MODEL)
            .executor(Executor.named("interp"))
            .chains(2)
            .warmup(50)
            .draws(30)
            .csv(folder.resolve("csv"));
    Posterior<Real> posterior = fresh.run();
    List<String> first = live();
    fresh.run();
    assertThat(live()).isEqualTo(first);
    for (int chain = 0; chain < 2; chain++) {
      Path after = posterior.writeCsv(folder.resolve("after")).get(chain);
      assertThat(file(chain)).hasSameTextualContentAs(after);
    }
  }

  /** Killed at some moment, its last line cut in half, and resumed: not a byte is different. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 40, 90})
  void aKilledRunLosesNothing(int reports) throws IOException, InterruptedException {
    List<int[]> reported = new ArrayList<>();
    Process process = start("exec \"$@\"");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && reported.size() < reports) {
        String[] words = line.split(" ");
        assertThat(words[0]).as(line).isEqualTo("exported");
        reported.add(new int[] {Integer.parseInt(words[1]), Integer.parseInt(words[2])});
        line = out.readLine();
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(reported).hasSize(reports);
    for (int[] report : reported) {
      assertThat(rows(file(report[0]))).isGreaterThanOrEqualTo(report[1]);
    }
    Files.writeString(file(0), "-1.25,0.", StandardOpenOption.APPEND);
    InterruptedRun.mcmc(folder).run();
    assertThat(live()).isEqualTo(whole());
  }

  /** Files may have 16 KiB, by a limit of the system's: as a disk that is full then. */
  @Test
  void aFullDiskLosesNothing() throws IOException, InterruptedException {
    Process process = start("ulimit -f 16; exec \"$@\"");
    List<String> lines;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
    }
    assertThat(process.waitFor()).isZero();
    String said = String.join("\n", lines);
    assertThat(said)
        .contains("OutputFailure: \"")
        .contains("cannot be written: File too large. It holds ")
        .contains("while sampling chain ")
        .contains("to mend it: make room on the disk");
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words[0].equals("exported")) {
        int draws = Integer.parseInt(words[2]);
        assertThat(rows(file(Integer.parseInt(words[1])))).isGreaterThanOrEqualTo(draws);
      }
    }
    InterruptedRun.mcmc(folder).run();
    assertThat(live()).isEqualTo(whole());
  }

  /** This test's Java in a process of its own, started by a shell. */
  private Process start(String script) throws IOException {
    Path shell = Path.of("/bin/bash");
    assumeTrue(Files.exists(shell), "skipped: this system has no /bin/bash");
    return new ProcessBuilder(
            shell.toString(),
            "-c",
            script,
            "run",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedRun.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A run that is closed at once waits for nobody. */
  @Test
  @Timeout(60)
  void aRunCanBeClosedAtOnce() {
    for (int i = 0; i < 20; i++) {
      try (Run<Real> run = InterruptedRun.mcmc(folder).threads(1).start()) {
        assertThat(run.isDone()).isFalse();
      }
    }
  }

  @Test
  void aFolderThatCannotBeIsAClearError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(
            () ->
                Mcmc.of(InterruptedRun.MODEL)
                    .executor(Executor.named("interp"))
                    .chains(1)
                    .warmup(5)
                    .draws(5)
                    .csv(file.resolve("in"))
                    .run())
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("It holds no draws");
  }
}
