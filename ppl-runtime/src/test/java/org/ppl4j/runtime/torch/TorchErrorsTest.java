package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.Closed;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.error.KernelFailure;
import org.ppl4j.error.PplException;
import org.ppl4j.ir.Graph;

/** What goes wrong in a call goes wrong for that call alone, and leaves nothing behind. */
class TorchErrorsTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int CALLS = 20_000;
  private static final int ROUNDS = 6;

  /** A leaked tensor is 200 bytes at least, with what holds it. */
  private static final long ALLOWED_KILOBYTES = CALLS * 200L / 1024;

  private record Mistake(Class<? extends PplException> kind, Values in, Values out) {}

  private static final Map<String, Mistake> MISTAKES =
      Map.of(
          "a value too few",
          new Mistake(InputMismatch.class, Values.of(new double[3]), Values.empty(1)),
          "a result too many",
          new Mistake(InputMismatch.class, good(), Values.empty(2)),
          "a wrong length",
          new Mistake(InputMismatch.class, Values.of(new double[3], new int[1]), Values.empty(1)),
          "a wrong type",
          new Mistake(
              InputMismatch.class, Values.of(new double[3], new double[2]), Values.empty(1)),
          "a result of a wrong length",
          new Mistake(InputMismatch.class, good(), Values.of(new double[3])),
          "an index out of range",
          new Mistake(KernelFailure.class, bad(), Values.of(new double[2])),
          "an index out of range, into arrays of the engine",
          new Mistake(KernelFailure.class, bad(), Values.empty(1)));

  static List<String> mistakes() {
    return MISTAKES.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void goesOnAfterAnError(String name) {
    try (Executable f = compile()) {
      for (int i = 0; i < 3; i++) {
        fail(f, MISTAKES.get(name));
        Values out = Values.of(new double[2]);
        f.call(good(), out);
        assertThat(out.doubles(0)).containsExactly(Math.exp(3), Math.exp(1));
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("mistakes")
  void leaksNothingHoweverOftenItFails(String name) throws IOException {
    assumeTrue(Files.exists(STATUS), "the memory of a process is read from /proc");
    try (Executable f = compile()) {
      Mistake mistake = MISTAKES.get(name);
      // The heap grows too at first; what leaks would grow for ever.
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > ALLOWED_KILOBYTES; round++) {
        long before = residentKilobytes();
        repeat(f, mistake, CALLS);
        least = Math.min(least, residentKilobytes() - before);
      }
      assertThat(least).as("kilobytes in %s calls", CALLS).isLessThan(ALLOWED_KILOBYTES);
    }
  }

  @Test
  void refusesToRunWhenClosed() {
    Executable f = compile();
    Executable fork = f.fork();
    f.close();
    f.close();
    assertThatThrownBy(() -> f.call(good(), Values.empty(1))).isInstanceOf(Closed.class);
    assertThatThrownBy(f::fork).isInstanceOf(Closed.class);
    Values out = Values.of(new double[2]);
    fork.call(good(), out);
    assertThat(out.doubles(0)).containsExactly(Math.exp(3), Math.exp(1));
    fork.close();
    assertThatThrownBy(() -> fork.call(good(), Values.empty(1))).isInstanceOf(Closed.class);
  }

  @Test
  void saysThatAGpuIsMissing() {
    int gpus = Engine.getEngine("PyTorch").getGpuCount();
    Options options = Options.DEFAULT.on(Device.gpu(gpus));
    assertThatThrownBy(() -> new TorchExecutor().compile(graph(), options))
        .isInstanceOf(DeviceUnavailable.class)
        .hasMessageContaining("gpu(" + gpus + ") was asked for")
        .hasMessageContaining("Device.cpu()");
  }

  private static void repeat(Executable f, Mistake mistake, int times) {
    for (int i = 0; i < times; i++) {
      fail(f, mistake);
    }
    System.gc();
  }

  private static void fail(Executable f, Mistake mistake) {
    try {
      f.call(mistake.in(), mistake.out());
    } catch (PplException e) {
      assertThat(e).isInstanceOf(mistake.kind());
      return;
    }
    throw new AssertionError("the call succeeded");
  }

  private static Executable compile() {
    return new TorchExecutor().compile(graph(), Options.DEFAULT);
  }

  private static Graph graph() {
    Real table = Real.input("table", 3);
    Int index = Int.input("index", 2);
    return new Graph(
        "f", List.of(table.expr(), index.expr()), List.of(table.at(index).exp().expr()));
  }

  private static Values good() {
    return Values.of(new double[] {1, 2, 3}, new int[] {2, 0});
  }

  private static Values bad() {
    return Values.of(new double[] {1, 2, 3}, new int[] {2, 3});
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
