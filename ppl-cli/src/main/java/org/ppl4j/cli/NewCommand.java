package org.ppl4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ppl new}. */
@Command(
    name = "new",
    description = "Begin a Maven project with a model, a program that samples it, and a test.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class NewCommand implements Callable<Integer> {
  /** What a project has; each is a resource in the folder {@code project}. */
  private static final List<String> FILES =
      List.of(
          "pom.xml",
          "README.md",
          "gitignore",
          "src/main/ppl/example/coin.ppl",
          "src/main/java/example/Main.java",
          "src/test/java/example/CoinTest.java",
          "data/tosses.csv");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder, which is made; it must not exist.")
  private Path folder;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    if (Files.exists(folder)) {
      throw InvalidArgument.of(
          Report.of(folder + " is there already.").cure("name a folder that is not"));
    }
    for (String file : FILES) {
      write(file);
    }
    print.println("made " + folder + "; next: cd " + folder + " && mvn -q compile exec:java");
    return ExitCode.OK;
  }

  private void write(String name) {
    Path target = folder.resolve(name.equals("gitignore") ? "." + name : name);
    try (InputStream in = NewCommand.class.getResourceAsStream("project/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource project/" + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.createDirectories(target.getParent());
      Files.writeString(
          target, text.replace("@NAME@", projectName()).replace("@VERSION@", Version.number()));
    } catch (IOException e) {
      throw OutputFailure.of(target.toString(), "nothing", e);
    }
  }

  /** The folder's name, as Maven takes it. */
  private String projectName() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String plain = String.valueOf(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return plain.matches("[a-z0-9].*") ? plain : "ppl-" + plain.replaceAll("^[._-]+", "");
  }
}
