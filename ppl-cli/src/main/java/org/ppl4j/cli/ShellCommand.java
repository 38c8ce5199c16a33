package org.ppl4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ppl4j.cli.shell.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ppl shell}. */
@Command(
    name = "shell",
    description = "Explore in JShell: models, data and posteriors, at a prompt.",
    sortOptions = false)
final class ShellCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE.jsh",
      description = "Files that are run first; - is standard input, without a prompt.")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    return Profile.start(files);
  }
}
