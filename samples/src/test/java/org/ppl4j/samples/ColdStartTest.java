package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A small model is sampled without anything that takes long to load. */
class ColdStartTest {
  @Test
  void eightSchoolsLoadNoPartOfDjl() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                EightSchools.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(log)
        .contains("org.ppl4j.runtime.jvm.JvmExecutable")
        .contains("bulk ESS")
        .doesNotContain("ai.djl.");
  }
}
