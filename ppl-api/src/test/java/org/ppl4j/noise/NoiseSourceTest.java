package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What element i is, and that ranges, types and neighbouring sites do not matter to it. */
class NoiseSourceTest {

  private static final Key KEY = Key.of(42).fold("theta");
  private static final int SIZE = 37;

  /** Answers of an independent Python program, mpmath for the normals. */
  @ParameterizedTest
  @CsvSource({
    "0, b3035535a8beda51, 0x1.6606aa6b517dbp-1, 0.5223009763837590514",
    "1, 2e215bd5766ef202, 0x1.710adeabb377cp-3, -0.91461643524822305789",
    "2, c0c6be835e48513a, 0x1.818d7d06bc90bp-1, 0.68406391225262017772",
    "3, fb369df3390fbeef, 0x1.f66d3be6721f7p-1, 2.0814173532603925426",
    "1000000007, 2b815aae4f0e8552, 0x1.5c0ad57278744p-3, -0.95439234910029006685",
  })
  void givesTheDocumentedElements(long index, String bits, String uniform, double normal) {
    assertThat(NoiseSource.bits(KEY, index)).isEqualTo(Long.parseUnsignedLong(bits, 16));
    assertThat(NoiseSource.uniform(KEY, index)).isEqualTo(Double.parseDouble(uniform));
    assertThat(NoiseSource.normal(KEY, index) / normal - 1).isBetween(-1e-15, 1e-15);
  }

  @Test
  void fillsTheSameElementsInEveryType() {
    double[] uniforms = new double[SIZE];
    double[] normals = new double[SIZE];
    float[] floatUniforms = new float[SIZE];
    float[] floatNormals = new float[SIZE];
    long[] bits = new long[SIZE];
    int[] ints = new int[2 * SIZE];
    NoiseSource.fillUniform(KEY, uniforms, 0, SIZE);
    NoiseSource.fillNormal(KEY, normals, 0, SIZE);
    NoiseSource.fillUniform(KEY, floatUniforms, 0, SIZE);
    NoiseSource.fillNormal(KEY, floatNormals, 0, SIZE);
    NoiseSource.fillBits(KEY, bits, 0, SIZE);
    NoiseSource.fillInts(KEY, ints, 0, 2 * SIZE);

    for (int i = 0; i < SIZE; i++) {
      long word = NoiseSource.bits(KEY, i);
      assertThat(bits[i]).isEqualTo(word);
      assertThat(ints[2 * i]).isEqualTo((int) word);
      assertThat(ints[2 * i + 1]).isEqualTo((int) (word >>> 32));
      assertThat(uniforms[i]).isEqualTo(NoiseSource.uniform(KEY, i));
      assertThat(normals[i]).isEqualTo(NoiseSource.normal(KEY, i));
      assertThat(floatNormals[i]).isEqualTo((float) normals[i]);
      assertThat(Math.abs(floatUniforms[i] - uniforms[i])).isLessThanOrEqualTo(0x1p-24);
    }
  }

  @Test
  void fillsARangeAsTheWholeAndNothingElse() {
    Object[] whole = filled(0, SIZE);
    for (int from = 0; from <= SIZE; from++) {
      for (int to = from; to <= SIZE; to++) {
        Object[] expected = filled(0, 0);
        for (int type = 0; type < whole.length; type++) {
          System.arraycopy(whole[type], from, expected[type], from, to - from);
        }
        assertThat(Arrays.deepEquals(filled(from, to), expected)).isTrue();
      }
    }
  }

  @Test
  void refusesRangesOutsideTheArray() {
    int[][] ranges = {{-1, 2}, {3, 2}, {0, SIZE + 1}};
    for (int[] range : ranges) {
      int from = range[0];
      int to = range[1];
      List<ThrowingCallable> fills =
          List.of(
              () -> NoiseSource.fillUniform(KEY, new double[SIZE], from, to),
              () -> NoiseSource.fillUniform(KEY, new float[SIZE], from, to),
              () -> NoiseSource.fillNormal(KEY, new double[SIZE], from, to),
              () -> NoiseSource.fillNormal(KEY, new float[SIZE], from, to),
              () -> NoiseSource.fillBits(KEY, new long[SIZE], from, to),
              () -> NoiseSource.fillInts(KEY, new int[SIZE], from, to));
      for (ThrowingCallable fill : fills) {
        assertThatThrownBy(fill).isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Test
  void keepsUniformsOnTheOpenSymmetricLattice() {
    double[] uniforms = new double[1 << 20];
    float[] floats = new float[1 << 20];
    NoiseSource.fillUniform(KEY, uniforms, 0, uniforms.length);
    NoiseSource.fillUniform(KEY, floats, 0, floats.length);

    for (int i = 0; i < uniforms.length; i++) {
      long odd = (long) (uniforms[i] * 0x1p53);
      long oddFloat = (long) (floats[i] * 0x1p24f);
      boolean open = 0 < uniforms[i] && uniforms[i] < 1 && 0 < floats[i] && floats[i] < 1;
      boolean exact = odd * 0x1p-53 == uniforms[i] && oddFloat * 0x1p-24f == floats[i];
      if (!open || !exact || (odd & oddFloat & 1) == 0) {
        fail("element " + i + ": " + uniforms[i] + ", " + floats[i]);
      }
    }
  }

  @Test
  void leavesOtherSitesAloneWhenASiteIsAdded() {
    Map<String, double[]> small = model(List.of("mu", "tau"));
    Map<String, double[]> large = model(List.of("alpha", "mu", "beta", "tau"));

    assertThat(large.get("mu")).isEqualTo(small.get("mu"));
    assertThat(large.get("tau")).isEqualTo(small.get("tau"));
    assertThat(large.get("mu")).isNotEqualTo(large.get("tau"));
  }

  private static Map<String, double[]> model(List<String> addresses) {
    Map<String, double[]> draws = new LinkedHashMap<>();
    for (String address : addresses) {
      double[] normals = new double[SIZE];
      NoiseSource.fillNormal(Key.of(1).fold(address).step(3), normals, 0, SIZE);
      draws.put(address, normals);
    }
    return draws;
  }

  private static Object[] filled(int from, int to) {
    double[] uniforms = new double[SIZE];
    float[] floatUniforms = new float[SIZE];
    double[] normals = new double[SIZE];
    float[] floatNormals = new float[SIZE];
    long[] bits = new long[SIZE];
    int[] ints = new int[SIZE];
    NoiseSource.fillUniform(KEY, uniforms, from, to);
    NoiseSource.fillUniform(KEY, floatUniforms, from, to);
    NoiseSource.fillNormal(KEY, normals, from, to);
    NoiseSource.fillNormal(KEY, floatNormals, from, to);
    NoiseSource.fillBits(KEY, bits, from, to);
    NoiseSource.fillInts(KEY, ints, from, to);
    return new Object[] {uniforms, floatUniforms, normals, floatNormals, bits, ints};
  }
}
