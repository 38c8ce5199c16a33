package org.ppl4j.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ppl4j.error.Source;
import picocli.CommandLine;

/** The {@code ppl} command. */
public final class Main {
  /** How many characters a line of help has. */
  private static final int WIDTH = 100;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /**
   * Runs a command.
   *
   * @param out where its results go
   * @param err where messages go
   * @return 0; 1 if the user's model, data or files are wrong; 2 if the command line is; 3 if what
   *     was inferred is not to be relied on, and {@code --strict} was given
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      out.println(Version.text());
      return 0;
    }
    PrintWriter results = writer(out);
    PrintWriter messages = writer(err);
    CommandLine line =
        new CommandLine(new PplCommand())
            .setOut(results)
            .setErr(messages)
            .setUsageHelpWidth(WIDTH)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Failures::usage)
            .setExecutionExceptionHandler(Failures::execution);
    // What goes wrong has its place in the user's files, never in here.
    int code = Source.UNKNOWN.during(() -> execute(line, args));
    results.flush();
    messages.flush();
    Interrupts.done();
    return code;
  }

  private static int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      line.getErr().println("The heap is full. Give it more: PPL_JAVA_OPTS=-Xmx8g ppl ...");
    } catch (StackOverflowError e) {
      line.getErr().println("Something is nested too deeply; give names to parts of it.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
