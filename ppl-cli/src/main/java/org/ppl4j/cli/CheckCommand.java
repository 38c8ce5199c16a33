package org.ppl4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ppl4j.cli.data.Data;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.cli.program.PplFiles;
import org.ppl4j.error.PplException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ppl check}. */
@Command(
    name = "check",
    description =
        "Find all errors in files, before there are any data; or with data, in those too.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE.ppl",
      description = "Files, or folders whose .ppl files are checked.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Data, which must fit every model of the files.")
  private List<Path> dataFiles = new ArrayList<>();

  @Override
  public Integer call() {
    Data data = ModelOptions.read(dataFiles);
    PrintWriter print = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean ok = true;
    for (Path path : PplFiles.find(paths)) {
      try {
        PplFile file = PplFile.read(path);
        file.warnings().forEach(err::println);
        if (!dataFiles.isEmpty()) {
          file.models().forEach(name -> file.model(name, data).trace());
        }
        print.println(path + ": no errors");
      } catch (PplException e) {
        err.println(Failures.text(e));
        ok = false;
      }
    }
    return ok ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
