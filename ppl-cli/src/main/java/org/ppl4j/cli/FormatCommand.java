package org.ppl4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.cli.program.PplFiles;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.PplException;
import org.ppl4j.lang.format.Formatter;
import org.ppl4j.lang.source.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ppl format}. */
@Command(
    name = "format",
    description = "Lay files out in the one way that all have; comments stay.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class FormatCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE.ppl",
      description = "Files, or folders whose .ppl files are meant; - is standard input.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Change nothing; name the files that would change, and exit with 1 if any.")
  private boolean check;

  @Option(names = "--stdout", description = "Print the result instead of writing it back.")
  private boolean stdout;

  @Override
  public Integer call() throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    if (paths.equals(List.of(Path.of("-")))) {
      String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      print.print(Formatter.format(new SourceFile("standard input", text)));
      return ExitCode.OK;
    }
    boolean ok = true;
    for (Path path : PplFiles.find(paths)) {
      try {
        ok &= format(path, print);
      } catch (PplException e) {
        spec.commandLine().getErr().println(Failures.text(e));
        ok = false;
      }
    }
    return ok ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean format(Path path, PrintWriter print) {
    SourceFile before = PplFile.source(path);
    String after = Formatter.format(before);
    if (stdout) {
      print.print(after);
      return true;
    }
    boolean same = after.equals(before.text());
    if (check) {
      if (!same) {
        print.println(path);
      }
      return same;
    }
    if (!same) {
      try {
        Files.writeString(path, after);
      } catch (IOException e) {
        throw OutputFailure.of(path.toString(), "the file as it was", e);
      }
      print.println("formatted " + path);
    }
    return true;
  }
}
