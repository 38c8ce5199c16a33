package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new JVM without DJL and PyTorch. */
class WithoutTorchTest {
  /** DJL, and what it alone brings along. */
  private static final List<String> LEFT_OUT =
      List.of("/ai/djl/", "/net/java/dev/jna/", "/com/google/code/gson/", "commons-compress");

  @Test
  void samplesAndFitsAndSaysWhatTorchNeeds() throws Exception {
    String own = System.getProperty("java.class.path");
    String[] entries =
        System.getProperty("surefire.test.class.path", own).split(File.pathSeparator, -1);
    String classPath =
        Arrays.stream(entries)
            .filter(entry -> LEFT_OUT.stream().noneMatch(entry.replace('\\', '/')::contains))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath).contains("ppl-runtime").doesNotContain("djl");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                "example.WithoutTorch")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(output)
        .contains("mu 4.", "fitted true", "infinite Infinity")
        .contains("the torch executor needs PyTorch, which is not on the class path")
        .contains("ai.djl.pytorch:pytorch-engine:", "ai.djl.pytorch:pytorch-jni:")
        .containsPattern("ai\\.djl\\.pytorch:pytorch-native-cpu:\\S+ \\(classifier \\w+-\\w+\\)")
        .doesNotContain("SLF4J", "Exception in thread");
    assertThat(process.exitValue()).isZero();
  }
}
