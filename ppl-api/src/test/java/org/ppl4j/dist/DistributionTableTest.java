package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.InvalidParameter;

/** The table is complete, and its rows say enough for its tests to bite. */
final class DistributionTableTest {
  static List<Row> rows() {
    return DistributionTable.rows();
  }

  @Test
  void everyDistributionHasOneRow() throws IOException, URISyntaxException {
    List<Class<?>> tested = new ArrayList<>(CombinatorRows.ELSEWHERE);
    rows().forEach(row -> tested.add(row.type));
    assertThat(tested).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(distributions());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowIsFull(Row row) {
    assertThat(row.settings).as("settings").isNotEmpty();
    assertThat(row.marginals).as("laws for the sampler").isNotEmpty();
    assertThat(References.of(row).stream().filter(r -> r.quantity().equals("logDensity")))
        .as("reference log densities")
        .hasSizeGreaterThanOrEqualTo(3);
    if (row.cases().get(0).isScalar() && !row.cases().get(0).isContinuous()) {
      assertThat(row.range).as("a range to sum over").isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void referencesSpeakOfWhatTheDistributionHas(Row row) {
    for (References reference : References.of(row)) {
      assertThat(reference.quantity())
          .isIn(
              "logDensity",
              "cdf",
              "logCdf",
              "logSurvival",
              "quantile",
              "mean",
              "variance",
              "entropy",
              "kl");
    }
    assertReferenced(row, HasCdf.class, "logCdf", "logSurvival");
    assertReferenced(row, HasMoments.class, "mean", "variance");
    assertReferenced(row, HasQuantile.class, "quantile");
    assertReferenced(row, HasEntropy.class, "entropy");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesLiteralsOutsideTheDomain(Row row) {
    for (Supplier<?> construction : row.refused) {
      assertThatThrownBy(construction::get)
          .as("refusal %d of %s", row.refused.indexOf(construction), row)
          .isInstanceOf(InvalidParameter.class)
          .hasMessageContaining(row.name());
    }
  }

  private static void assertReferenced(Row row, Class<?> capability, String... quantities) {
    if (capability.isAssignableFrom(row.type)) {
      assertThat(References.of(row)).extracting(References::quantity).contains(quantities);
    }
  }

  /** The compiled records of this package that are distributions. */
  private static List<Class<?>> distributions() throws IOException, URISyntaxException {
    Path root =
        Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String folder = Distribution.class.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .<Class<?>>map(
              file -> load(file.replace(".class", "").replace('/', '.').replace('\\', '.')))
          .filter(type -> type.isRecord() && Distribution.class.isAssignableFrom(type))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException exception) {
      throw new AssertionError(exception);
    }
  }
}
