package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import example.MadeDraws;
import example.MadeDraws.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.PplException;
import org.ppl4j.mcmc.diagnostics.Moments;
import org.ppl4j.model.Choices;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

class PosteriorTest {
  private static final Draws DRAWS = MadeDraws.healthy(4, 0, 250);
  private static final Posterior<Groups> POSTERIOR = Posterior.of(MadeDraws.model3(), DRAWS);

  @TempDir Path folder;

  /** All draws of an element of a quantity, chain after chain. */
  private static double[] plain(int quantity, int size, int element) {
    return DRAWS.chains().stream()
        .flatMapToDouble(
            chain -> {
              double[] all = chain.samples().values().get(quantity);
              return java.util.stream.IntStream.range(0, chain.samples().count())
                  .mapToDouble(t -> all[t * size + element]);
            })
        .toArray();
  }

  @Test
  void readsHandlesOfTheResult() {
    double[] mu = plain(0, 1, 0);
    assertThat(POSTERIOR.mean(Groups::mu).doubleValue())
        .isEqualTo(Arrays.stream(mu).average().orElseThrow(), within(1e-15));
    assertThat(POSTERIOR.sd(Groups::mu).doubleValue()).isEqualTo(Moments.sd(mu));
    assertThat(POSTERIOR.quantile(Groups::mu, 0.9).doubleValue())
        .isEqualTo(Moments.quantile(0.9, mu));
    Tensor theta = POSTERIOR.mean(Groups::theta);
    assertThat(theta.shape()).isEqualTo(Shape.of(3));
    assertThat(theta.get(2)).isEqualTo(Moments.mean(plain(1, 3, 2)));
  }

  @Test
  void readsAddressesAndNames() {
    assertThat(POSTERIOR.names()).containsExactly("mu", "theta", "shift");
    assertThat(POSTERIOR.mean("theta")).isEqualTo(POSTERIOR.mean(Groups::theta));
    assertThat(POSTERIOR.sd("mu")).isEqualTo(POSTERIOR.sd(Groups::mu));
    assertThat(POSTERIOR.quantile("mu", 0.1)).isEqualTo(POSTERIOR.quantile(Groups::mu, 0.1));
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> POSTERIOR.mean("tau"))
        .withMessageContaining("has no \"tau\"")
        .withMessageContaining("mu, theta, shift");
  }

  @Test
  void computesExpressionsOverTheHandles() {
    Drawn spread = POSTERIOR.get(s -> s.theta().max().minus(s.mu()));
    double[] mu = plain(0, 1, 0);
    double[][] theta = {plain(1, 3, 0), plain(1, 3, 1), plain(1, 3, 2)};
    double[] expected = new double[mu.length];
    for (int t = 0; t < mu.length; t++) {
      expected[t] = Math.max(theta[0][t], Math.max(theta[1][t], theta[2][t])) - mu[t];
    }
    assertThat(spread.chains()).isEqualTo(4);
    assertThat(spread.draws()).isEqualTo(250);
    assertThat(spread.values().data()).containsExactly(expected);
    assertThat(spread.mean().doubleValue()).isEqualTo(Moments.mean(expected));
    assertThat(POSTERIOR.mean(s -> s.theta().minus(s.mu())).shape()).isEqualTo(Shape.of(3));
    assertThat(POSTERIOR.mean(s -> s.mu().greaterThan(s.theta().at(0))).doubleValue())
        .isBetween(0.4, 0.6);
    assertThat(POSTERIOR.mean(s -> Real.constant(2)).doubleValue()).isEqualTo(2);
  }

  /** 1000 draws of 160 x 160 numbers, a few at a time. */
  @Test
  void aLargeExpressionIsComputedInParts() {
    Real grid = Real.constant(new double[160 * 160]).reshape(160, 160);
    Drawn corner = POSTERIOR.get(s -> grid.plus(s.mu()).exp().log().at(3).at(5));
    assertThat(corner.draws()).isEqualTo(250);
    double[] mu = plain(0, 1, 0);
    double[] found = corner.values().data();
    for (int t = 0; t < mu.length; t++) {
      assertThat(found[t]).isCloseTo(mu[t], within(1e-12));
    }
  }

  @Test
  void anExpressionOfAnotherModelIsAnError() {
    assertThatExceptionOfType(PplException.class)
        .isThrownBy(() -> POSTERIOR.mean(s -> s.mu().plus(Real.input("x"))));
  }

  @Test
  void drawsKeepTheirChains() {
    Drawn theta = POSTERIOR.get(Groups::theta);
    assertThat(theta.values().shape()).isEqualTo(Shape.of(4, 250, 3));
    double[] second = DRAWS.chains().get(1).samples().values().get(1);
    assertThat(theta.element(2)[1][7]).isEqualTo(second[7 * 3 + 2]);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> theta.element(3))
        .withMessageContaining("theta");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(theta::element);
    assertThat(Arrays.stream(theta.rHat().data())).allMatch(r -> r > 0.98 && r < 1.02);
    assertThat(theta.bulkEss().shape()).isEqualTo(Shape.of(3));
    assertThat(theta.tailEss().get(0)).isBetween(500.0, 1500.0);
    assertThat(theta.standardError().get(0))
        .isEqualTo(theta.sd().get(0) / Math.sqrt(1000), within(0.01));
    assertThat(theta.mad().get(1)).isEqualTo(1, within(0.15));
    assertThat(theta.median().get(1)).isEqualTo(Moments.median(plain(1, 3, 1)));
  }

  @Test
  void thinsAndJoins() {
    Posterior<Groups> thin = POSTERIOR.thin(3);
    assertThat(thin.draws().chains().get(0).samples().count()).isEqualTo(83);
    assertThat(thin.draws().thinning()).isEqualTo(3);
    double[][] all = POSTERIOR.get("theta").element(1);
    double[][] few = thin.get("theta").element(1);
    assertThat(few[3][0]).isEqualTo(all[3][2]);
    assertThat(few[3][82]).isEqualTo(all[3][248]);
    Posterior<Groups> two = POSTERIOR.chain(1).and(POSTERIOR.chain(3));
    assertThat(two.get("mu").element())
        .isDeepEqualTo(
            new double[][] {POSTERIOR.get("mu").element()[1], POSTERIOR.get("mu").element()[3]});
    assertThat(two.draws().chains()).extracting(Draws.Chain::number).containsExactly(0, 1);
    assertThatExceptionOfType(InvalidArgument.class).isThrownBy(() -> POSTERIOR.thin(0));
    assertThatExceptionOfType(InvalidArgument.class).isThrownBy(() -> POSTERIOR.thin(251));
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> POSTERIOR.and(thin))
        .withMessageContaining("do not go together");
  }

  @Test
  void noDrawsAreNoPosterior() {
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Posterior.of(MadeDraws.model3(), MadeDraws.healthy(4, 10, 0)))
        .withMessageContaining("no draws after warm-up");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Posterior.of(MadeDraws.model3(), MadeDraws.with(List.of())));
  }

  @Test
  void predictsNewData() {
    Map<String, Drawn> predicted = POSTERIOR.predictive(Key.of(3));
    assertThat(predicted).containsOnlyKeys("y");
    Drawn y = predicted.get("y");
    assertThat(y.values().shape()).isEqualTo(Shape.of(4, 250, 3));
    // y = theta + a standard normal, theta a standard normal: 1000 draws.
    assertThat(y.mean().get(0)).isEqualTo(0, within(4 * Math.sqrt(2.0 / 1000)));
    assertThat(y.sd().get(0)).isEqualTo(Math.sqrt(2), within(0.13));
  }

  @Test
  void knowsTheLikelihoodOfEachDatum() {
    Drawn all = POSTERIOR.logLikelihood().get("y");
    assertThat(all.values().shape()).isEqualTo(Shape.of(4, 250, 3));
    double theta = POSTERIOR.get("theta").element(2)[1][5];
    double residual = MadeDraws.data()[2] - theta;
    assertThat(all.element(2)[1][5])
        .isCloseTo(-0.5 * residual * residual - 0.5 * Math.log(2 * Math.PI), within(1e-12));
    assertThat(POSTERIOR.loo().pointwise()).hasSize(3);
    assertThat(POSTERIOR.loo().toString()).contains("3 data and 1000 draws");
    assertThat(POSTERIOR.waic().pointwise()).hasSize(3);
  }

  @Test
  void theSitesAreChoices() {
    Choices choices = POSTERIOR.choices();
    assertThat(choices.addresses()).containsExactly("mu", "theta");
    assertThat(choices.find("theta").shape()).isEqualTo(Shape.of(1000, 3));
  }

  @Test
  void savesEveryBit() {
    Draws odd = odd();
    Path file = folder.resolve("draws.json");
    DrawsJson.write(odd, file);
    Draws read = DrawsJson.read(file);
    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(odd);
    assertThat(Double.doubleToRawLongBits(read.chains().get(0).samples().values().get(0)[3]))
        .isEqualTo(Double.doubleToRawLongBits(-0.0));
    POSTERIOR.save(file);
    assertThat(Posterior.load(MadeDraws.model3().query(), file).summary())
        .isEqualTo(POSTERIOR.summary());
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private static Draws odd() {
    Draws made = MadeDraws.healthy(2, 3, 6);
    double[] mu = made.chains().get(0).samples().values().get(0);
    mu[0] = Double.NaN;
    mu[1] = Double.POSITIVE_INFINITY;
    mu[2] = Double.NEGATIVE_INFINITY;
    mu[3] = -0.0;
    mu[4] = Double.MIN_VALUE;
    mu[5] = 0.1 + 0.2;
    return new Draws(
        made.model(),
        made.kernel(),
        Long.MIN_VALUE + 1,
        7,
        2,
        made.quantities(),
        made.statistics(),
        made.chains());
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Path file = folder.resolve("other.json");
    assertRefused(file, "there is no such file");
    Files.writeString(file, "{\"format\": \"a song\", \"version\": 1}");
    assertRefused(file, "cannot be read as draws");
    POSTERIOR.save(file);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertRefused(file, "cannot be read as draws");
    Files.writeString(file, whole.replaceFirst("\"count\":250", "\"count\":249"));
    assertRefused(file, "has not a number for everything");
    Files.writeString(file, whole.replaceFirst("\"version\":1", "\"version\":2"));
    assertRefused(file, "version 2");
    Files.writeString(file, whole.replaceFirst("\"seed\":7", "\"seed\":null"));
    assertRefused(file, "cannot be read as draws");
  }

  private static void assertRefused(Path file, String why) {
    assertThatExceptionOfType(InvalidFile.class)
        .isThrownBy(() -> DrawsJson.read(file))
        .withMessageContaining(why)
        .withMessageContaining("to mend it");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Path missing = folder.resolve("none").resolve("draws.json");
    assertThatExceptionOfType(OutputFailure.class).isThrownBy(() -> POSTERIOR.save(missing));
    // A folder in the way, with something in it.
    Path old = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("old"), "x");
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(() -> POSTERIOR.save(folder.resolve("a")))
        .withMessageContaining("It holds what it held before.");
    assertThat(old).hasContent("x");
    assertThat(folder.toFile().list()).containsExactly("a");
  }
}
