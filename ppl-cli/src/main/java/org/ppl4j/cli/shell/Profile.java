package org.ppl4j.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Starts JShell with the profile: what {@link Shell} has, and imports. */
public final class Profile {
  /** What is imported; {@code jshell --startup} takes it too. */
  private static final String IMPORTS = "ppl.jsh";

  /** How values are printed. */
  private static final String MODE = "mode.jsh";

  private Profile() {}

  private static byte[] read(String name) throws IOException {
    try (InputStream in = Profile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  /** JShell takes modes from what an earlier session retained only; so there is one. */
  private static Map<String, String> retained() throws Exception {
    Map<String, String> settings = new HashMap<>();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    JavaShellToolBuilder.builder()
        .persistence(settings)
        .in(new ByteArrayInputStream(read(MODE)), null)
        .out(nowhere)
        .err(nowhere)
        .start("--no-startup", "--execution", "local");
    return settings;
  }

  /**
   * Runs JShell in this process, until its user leaves it.
   *
   * @param files scripts that are run first; {@code -} is standard input, without a prompt
   * @return its exit code
   * @throws Exception if JShell fails
   */
  public static int start(List<String> files) throws Exception {
    Path imports = Files.createTempFile("ppl", ".jsh");
    try {
      Files.write(imports, read(IMPORTS));
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--execution", "local"));
      arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
      arguments.addAll(List.of("--startup", imports.toString()));
      arguments.addAll(files);
      return JavaShellToolBuilder.builder()
          .persistence(retained())
          .start(arguments.toArray(String[]::new));
    } finally {
      Files.delete(imports);
    }
  }
}
