package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same bits from the interpreter and from every compiler of this JVM. */
class NoiseReproductionTest {

  private static final int SIZE = 100_000;

  @Test
  void interpreterAndCompilersAgreeToTheBit() throws IOException, InterruptedException {
    String interpreted = digestOfNewJvm("-Xint");

    assertThat(digestOfNewJvm("-XX:TieredStopAtLevel=1")).isEqualTo(interpreted);
    assertThat(digestOfNewJvm("-XX:-TieredCompilation", "-Xcomp")).isEqualTo(interpreted);
    for (int i = 0; i < 30; i++) {
      assertThat(digest()).isEqualTo(interpreted);
    }
  }

  /** Prints the digest, for the JVMs that the test starts. */
  public static void main(String[] arguments) {
    System.out.print(digest());
  }

  private static String digest() {
    Key key = Key.of(7).fold("reproduction").step(1);
    double[] normals = new double[SIZE];
    double[] uniforms = new double[SIZE];
    float[] floats = new float[SIZE];
    NoiseSource.fillNormal(key, normals, 0, SIZE);
    NoiseSource.fillUniform(key, uniforms, 0, SIZE);
    NoiseSource.fillUniform(key, floats, 0, SIZE);
    return Arrays.hashCode(normals)
        + " "
        + Arrays.hashCode(uniforms)
        + " "
        + Arrays.hashCode(floats);
  }

  private static String digestOfNewJvm(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NoiseReproductionTest.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
