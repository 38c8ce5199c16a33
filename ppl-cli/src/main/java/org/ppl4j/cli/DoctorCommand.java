package org.ppl4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ppl4j.Real;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Graph;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ppl doctor}. */
@Command(
    name = "doctor",
    description = "Say what ppl runs on: the JDK, vectors, executors, PyTorch, devices, threads.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class DoctorCommand implements Callable<Integer> {
  private static final String VECTORS = "jdk.incubator.vector";
  private static final int MEGABYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String[]> rows = new ArrayList<>();
    Runtime runtime = Runtime.getRuntime();
    rows.add(new String[] {"ppl", Version.number()});
    rows.add(
        new String[] {
          "JDK", Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + home()
        });
    rows.add(
        new String[] {
          "system",
          System.getProperty("os.name")
              + " "
              + System.getProperty("os.version")
              + ", "
              + System.getProperty("os.arch")
        });
    rows.add(
        new String[] {"processors", runtime.availableProcessors() + ", as many chains at a time"});
    rows.add(new String[] {"heap", "at most " + runtime.maxMemory() / MEGABYTE + " MB"});
    rows.add(new String[] {"vectors", vectors()});
    for (Executor executor : Executor.all()) {
      rows.add(new String[] {"executor " + executor.name(), state(executor, Device.cpu())});
    }
    rows.add(new String[] {"GPU", gpu()});
    PrintWriter print = spec.commandLine().getOut();
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    for (String[] row : rows) {
      print.println(row[0] + " ".repeat(width - row[0].length() + 2) + row[1]);
    }
    return ExitCode.OK;
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static String vectors() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent()
        ? "module " + VECTORS + " is there"
        : "none: start the JVM with --add-modules " + VECTORS;
  }

  private static String gpu() {
    return state(Executor.named("torch"), Device.gpu(0));
  }

  /** Adds 1 and 1 on an executor. */
  private static String state(Executor executor, Device device) {
    Real x = Real.input("x");
    Graph graph = new Graph("doctor", List.of(x.expr()), List.of(x.plus(1).expr()));
    try (Executable executable = executor.compile(graph, Options.DEFAULT.on(device))) {
      double two = executable.call(new double[] {1}).doubles(0)[0];
      return two == 2 ? "works" : "is broken: 1 + 1 is " + two;
    } catch (RuntimeException | LinkageError e) {
      return "does not work: " + first(e);
    }
  }

  private static String first(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
