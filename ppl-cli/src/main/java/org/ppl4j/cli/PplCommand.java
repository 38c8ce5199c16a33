package org.ppl4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: it only knows the others. */
@Command(
    name = "ppl",
    description = "Probabilistic programs in the .ppl language: sampled, fitted, explained.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0; 1 your model, data or files are wrong; 2 the command line is wrong;",
      "3 the result is not to be relied on, with --strict."
    },
    subcommands = {
      SampleCommand.class,
      FitCommand.class,
      SimulateCommand.class,
      PredictCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      FormatCommand.class,
      NewCommand.class,
      DoctorCommand.class,
      ShellCommand.class
    })
final class PplCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in ppl an error arose.")
  @SuppressWarnings("UnusedVariable") // Failures reads it from the parsed line.
  private boolean debug;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "ppl: which command?");
  }
}
