package org.ppl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.lang.Ppl;
import org.ppl4j.lang.java.JavaSource;

class NewCommandTest {
  @TempDir Path folder;

  /** Its Java compiles against what is here, and its program runs, from its own folder. */
  @Test
  void theProjectBuildsAndRuns() throws IOException, InterruptedException {
    Path project = folder.resolve("My Coin");
    Cli.Result made = Cli.run("new", project);
    assertThat(made.code()).as(made.err()).isZero();
    String pom = Files.readString(project.resolve("pom.xml"));
    assertThat(pom).contains("<artifactId>my-coin</artifactId>").doesNotContain("@");
    assertThat(project.resolve(".gitignore")).exists();

    // As the plugin does; that Maven's build does all this, the integration test of this module
    // says.
    Path coin = project.resolve("src/main/ppl/example/coin.ppl");
    Path source = project.resolve("src/main/java/example/Coin.java");
    Files.writeString(source, JavaSource.of(Ppl.check(coin), "example"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    // A new project has no back end of SLF4J.
    String own = System.getProperty("java.class.path");
    String[] entries =
        System.getProperty("surefire.test.class.path", own).split(File.pathSeparator, -1);
    String path =
        Arrays.stream(entries)
            .filter(entry -> !entry.contains("slf4j-simple"))
            .collect(Collectors.joining(File.pathSeparator));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            path,
            "-d",
            classes.toString(),
            source.toString(),
            project.resolve("src/main/java/example/Main.java").toString(),
            project.resolve("src/test/java/example/CoinTest.java").toString());
    assertThat(failed).isZero();
    Process run =
        new ProcessBuilder(
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-cp",
                    classes + System.getProperty("path.separator") + path,
                    "example.Main"))
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(run.getInputStream().readAllBytes());
    assertThat(run.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("fairness", "look healthy", "It prefers heads with probability 0.9")
        .doesNotContain("SLF4J");
    Cli.Result sampled = Cli.run("sample", coin, "--data", project.resolve("data/tosses.csv"));
    assertThat(sampled.out()).contains("fairness", "look healthy");
  }

  @Test
  void aFolderThatIsThereStaysAsItIs() {
    Cli.Result result = Cli.run("new", folder);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("is there already");
  }
}
