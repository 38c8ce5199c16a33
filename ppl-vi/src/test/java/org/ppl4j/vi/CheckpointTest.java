package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Optimizers.sgd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.objective.Estimate;
import org.ppl4j.vi.optim.Schedules;

final class CheckpointTest {
  @TempDir private Path folder;

  private static Svi svi(Estimate estimate, String executor) {
    return Svi.of(estimate)
        .executor(Executor.named(executor))
        .optimizer(adam(Schedules.exponentialDecay(0.05, 0.5, 20)).clipByNorm(10))
        .seed(7);
  }

  @ParameterizedTest
  @CsvSource({"interp, 1", "torch, 1", "torch, 5"})
  void resumesBitForBit(String executor, int stepsPerCall) throws IOException {
    Path file = folder.resolve("fit.checkpoint");
    Fit whole = svi(Toys.elbo(), executor).steps(60).run();
    svi(Toys.elbo(), executor).steps(35).stepsPerCall(stepsPerCall).checkpoint(file, 20).run();
    Fit resumed =
        svi(Toys.elbo(), executor).steps(60).stepsPerCall(stepsPerCall).resume(file).run();
    assertThat(resumed.curve()).isEqualTo(whole.curve());
    assertThat(resumed.params()).isEqualTo(whole.params());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void strategiesStatesAndLargeParamsAreKept() {
    Path file = folder.resolve("states");
    svi(Toys.counting(), "interp").steps(3).checkpoint(file, 100).run();
    Fit counted = svi(Toys.counting(), "interp").steps(5).resume(file).run();
    assertThat(counted.curve()).containsExactly(0, 1, 2, 3, 4);
    Path large = folder.resolve("large");
    Fit whole = svi(Toys.noisyQuadratic(21_000, 1), "torch").steps(6).run();
    svi(Toys.noisyQuadratic(21_000, 1), "torch").steps(4).checkpoint(large, 2).run();
    Fit resumed = svi(Toys.noisyQuadratic(21_000, 1), "torch").steps(6).resume(large).run();
    assertThat(resumed.params()).isEqualTo(whole.params());
  }

  @Test
  void anEarlierCheckpointServesAfterACrash() {
    Path file = folder.resolve("crash");
    Fit whole = svi(Toys.elbo(), "interp").steps(30).run();
    assertThatThrownBy(
            () ->
                svi(Toys.elbo(), "interp")
                    .steps(30)
                    .checkpoint(file, 10)
                    .every(
                        25,
                        now -> {
                          throw new IllegalStateException("crash");
                        })
                    .run())
        .hasMessage("crash");
    Fit resumed = svi(Toys.elbo(), "interp").steps(30).resume(file).run();
    assertThat(resumed.params()).isEqualTo(whole.params());
  }

  @Test
  void refusesDamagedAndForeignFiles() throws IOException {
    Path file = folder.resolve("good");
    svi(Toys.elbo(), "interp").steps(5).checkpoint(file, 1).run();
    byte[] good = Files.readAllBytes(file);

    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    assertRefused(flipped, svi(Toys.elbo(), "interp"), "its checksum is wrong");
    assertRefused(Arrays.copyOf(good, good.length - 9), svi(Toys.elbo(), "interp"), "checksum");
    assertRefused(Arrays.copyOf(good, 3), svi(Toys.elbo(), "interp"), "does not begin as one");
    assertRefused(new byte[100], svi(Toys.elbo(), "interp"), "does not begin as one");
    byte[] newer = good.clone();
    newer[11] = 2;
    assertRefused(newer, svi(Toys.elbo(), "interp"), "its version is 2");

    assertRefused(good, svi(Toys.counting(), "interp"), "it has objective elbo");
    assertRefused(good, svi(Toys.elbo(), "interp").seed(8), "it has key ");
    assertRefused(good, svi(Toys.elbo(), "interp").particles(2), "this one particles 2");
    assertRefused(
        good, svi(Toys.elbo(), "interp").optimizer(sgd(0.1)), "it has memory mean/mean f64[]");
    assertRefused(
        good,
        svi(Toys.elbo(), "interp").optimizer(sgd(0.1).momentum(0.5)),
        "this one memory mean/momentum f64[]");
    assertThatThrownBy(
            () -> svi(Toys.elbo(), "interp").resume(folder.resolve("none")).steps(1).run())
        .isInstanceOf(UncheckedIOException.class);
  }

  private void assertRefused(byte[] bytes, Svi svi, String problem) throws IOException {
    Path file = folder.resolve("bad.checkpoint");
    Files.write(file, bytes);
    assertThatThrownBy(() -> svi.steps(10).resume(file).run())
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("\"bad.checkpoint\" cannot be read as a checkpoint of a fit")
        .hasMessageContaining(problem);
  }
}
