package org.ppl4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.ppl4j.error.InvalidProgram;
import org.ppl4j.error.PplException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What errors print, and which exit code they have. */
final class Failures {
  /** What was inferred is not to be relied on. */
  static final int UNHEALTHY = 3;

  private Failures() {}

  /** The command line is wrong: what, and where there is help. */
  static int usage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE;
  }

  /** What an error of a user's prints; those of a file by themselves, so that editors find them. */
  static String text(PplException failure) {
    return failure instanceof InvalidProgram program
        ? program.problems()
        : String.valueOf(failure.getMessage());
  }

  /** Something else is wrong: one message. */
  static int execution(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean debug =
        parsed.hasMatchedOption("--debug")
            || (parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--debug"));
    if (failure instanceof PplException known) {
      err.println(text(known));
    } else if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      err.println("Reading or writing failed: " + failure.getMessage());
    } else {
      err.println("ppl itself failed, which is a defect of ppl: " + failure);
      if (!debug) {
        err.println("Please report what --debug shows.");
      }
    }
    if (debug) {
      failure.printStackTrace(err);
    }
    return ExitCode.SOFTWARE;
  }
}
