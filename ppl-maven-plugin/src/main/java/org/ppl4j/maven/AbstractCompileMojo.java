package org.ppl4j.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.Ppl;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.java.JavaSource;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;

/**
 * Compiles the {@code .ppl} files of a folder to Java sources. Only what is newer than its source
 * is compiled again, and only what changed is written, so that javac has no more to do than it
 * must.
 */
abstract class AbstractCompileMojo extends AbstractMojo {
  private static final String ENDING = ".ppl";

  private final MavenProject project;
  private final BuildContext context;

  /** Leaves everything as it is. */
  @Parameter(property = "ppl.skip", defaultValue = "false")
  private boolean skip;

  /** The package of the folder's own files; those below it are in packages below. */
  @Parameter(defaultValue = "")
  private @Nullable String packageName;

  /** Whether warnings make the build fail. */
  @Parameter(property = "ppl.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  AbstractCompileMojo(MavenProject project, BuildContext context) {
    this.project = project;
    this.context = context;
  }

  /** The folder that holds the files. */
  abstract File sources();

  /** The folder for what is made of them. */
  abstract File output();

  /** Has the compiler find what was made. */
  abstract void addSourceRoot(MavenProject project, String folder);

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Path folder = sources().toPath();
    if (skip || !Files.isDirectory(folder)) {
      getLog().debug("nothing to compile in " + folder);
      return;
    }
    try {
      compile(folder, output().toPath());
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("cannot compile " + folder + ": " + e.getMessage(), e);
    }
    addSourceRoot(project, output().getPath());
  }

  private void compile(Path folder, Path output) throws IOException, MojoFailureException {
    Set<Path> expected = new HashSet<>();
    int compiled = 0;
    int errors = 0;
    int warnings = 0;
    for (Path file : files(folder)) {
      Path made = made(folder, file, output);
      expected.add(made);
      if (isFresh(file, made)) {
        continue;
      }
      Checked checked = check(file);
      compiled++;
      for (Diagnostic diagnostic : checked.diagnostics()) {
        report(file, diagnostic);
        errors += diagnostic.isError() ? 1 : 0;
        warnings += diagnostic.isError() ? 0 : 1;
      }
      if (!checked.hasErrors()) {
        write(made, JavaSource.of(checked, packageOf(folder, file)));
      }
    }
    removeOthers(output, expected);
    if (compiled > 0) {
      getLog()
          .info("Compiled " + compiled + (compiled == 1 ? " file" : " files") + " of " + folder);
    }
    if (errors > 0 || (failOnWarning && warnings > 0)) {
      throw new MojoFailureException(count(errors, "error") + ", " + count(warnings, "warning"));
    }
  }

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private String packageOf(Path folder, Path file) {
    Path inside = folder.relativize(file).getParent();
    String below = inside == null ? "" : inside.toString().replace(File.separatorChar, '.');
    String first = packageName == null ? "" : packageName; // Maven gives null for nothing.
    return first + (first.isEmpty() || below.isEmpty() ? "" : ".") + below;
  }

  private Path made(Path folder, Path file, Path output) {
    String name = JavaSource.className(String.valueOf(file.getFileName())) + ".java";
    String inside = packageOf(folder, file).replace('.', File.separatorChar);
    return output.resolve(inside).resolve(name);
  }

  /** Whether what was made is newer than its source, and than this plugin. */
  private static boolean isFresh(Path file, Path made) throws IOException {
    if (!Files.exists(made)) {
      return false;
    }
    long time = Files.getLastModifiedTime(made).toMillis();
    return time > Files.getLastModifiedTime(file).toMillis() && time > plugin();
  }

  private static long plugin() {
    try {
      Path code =
          Path.of(JavaSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(code) ? Long.MAX_VALUE : Files.getLastModifiedTime(code).toMillis();
    } catch (IOException | java.net.URISyntaxException | SecurityException e) {
      return Long.MAX_VALUE;
    }
  }

  private Checked check(Path file) throws IOException {
    // Errors at run time name the file as a stack trace names a Java file: without its folder.
    return Ppl.check(new SourceFile(String.valueOf(file.getFileName()), Files.readString(file)));
  }

  /** A message in the form that Maven's users and IDEs know: {@code file:[line,column] message}. */
  private void report(Path file, Diagnostic diagnostic) {
    String place =
        file.toAbsolutePath() + ":[" + diagnostic.line() + "," + diagnostic.column() + "] ";
    String message = place + withoutPlace(diagnostic.render());
    if (diagnostic.isError()) {
      getLog().error(message);
    } else {
      getLog().warn(message);
    }
    if (context.isIncremental()) { // Only an IDE shows messages in its editors.
      context.addMessage(
          file.toFile(),
          diagnostic.line(),
          diagnostic.column(),
          diagnostic.message(),
          diagnostic.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
          null);
    }
  }

  /** The message without {@code name:line:column: error: }, which Maven says in its own way. */
  private static String withoutPlace(String rendered) {
    return rendered.replaceFirst("^[^\\n]*?:\\d+:\\d+: (error|warning): ", "");
  }

  private void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.setLastModifiedTime(
          file, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
      return;
    }
    Files.createDirectories(file.getParent());
    try (var out = context.newFileOutputStream(file.toFile())) {
      out.write(bytes);
    }
  }

  /** What was made of files that are gone goes, too. */
  private void removeOthers(Path output, Set<Path> expected) throws IOException {
    if (!Files.isDirectory(output)) {
      return;
    }
    List<Path> others = new ArrayList<>();
    try (Stream<Path> all = Files.walk(output)) {
      all.filter(file -> file.toString().endsWith(".java") && !expected.contains(file))
          .forEach(others::add);
    }
    for (Path other : others) {
      Files.delete(other);
      context.refresh(other.toFile());
    }
  }
}
