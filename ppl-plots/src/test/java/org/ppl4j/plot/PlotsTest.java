package org.ppl4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.plot.Layer.Kind;

/** What the plots show. */
class PlotsTest {
  private static final boolean[][] UNKNOWN = {};

  private static List<Layer> layers(Picture picture, int panel, Kind kind) {
    return picture.panels().get(panel).layers().stream().filter(l -> l.kind() == kind).toList();
  }

  private static boolean[][] divergent(int chains, int draws, int... each) {
    boolean[][] out = new boolean[chains][draws];
    for (int t : each) {
      out[chains - 1][t] = true;
    }
    return out;
  }

  @Test
  void aTraceHasALineForEachChainAndAMarkForEachDivergence() {
    Series mu = new Series("mu", Made.normal(4, 250, 0, 1));
    Picture picture = Plots.trace(List.of(mu), divergent(4, 250, 3, 99, 100));
    List<Layer> lines = layers(picture, 0, Kind.LINE);
    assertThat(lines)
        .extracting(Layer::name)
        .containsExactly("chain 1", "chain 2", "chain 3", "chain 4");
    for (int c = 0; c < 4; c++) {
      assertThat(lines.get(c).y()).containsExactly(mu.chains()[c]);
    }
    List<Layer> marks = layers(picture, 0, Kind.CROSSES);
    assertThat(marks).hasSize(1);
    assertThat(marks.get(0).x()).containsExactly(4, 100, 101);
    assertThat(marks.get(0).color()).isEqualTo(Palette.warning());
    assertThat(picture.description())
        .contains("Trace of mu", "4 chains of 250 draws", "mu against draw after warm-up")
        .contains("divergence (3 points)");
  }

  @Test
  void aLongTraceKeepsItsExtremes() {
    double[][] chains = Made.normal(1, 50_000, 0, 1);
    chains[0][31_234] = 40;
    chains[0][31_235] = -40;
    Layer line =
        layers(Plots.trace(List.of(new Series("x", chains)), UNKNOWN), 0, Kind.LINE).get(0);
    assertThat(line.x()).hasSizeLessThanOrEqualTo(1000).isSorted();
    assertThat(line.y()).contains(40, -40);
  }

  @Test
  void ranksOfAChainAreAllItsDraws() {
    double[][] chains = Made.normal(3, 400, 0, 1);
    // The third chain is elsewhere: all its ranks are the highest.
    Arrays.setAll(chains[2], t -> 100 + chains[2][t]);
    Picture picture = Plots.rank(List.of(new Series("x", chains)));
    List<Layer> steps = layers(picture, 0, Kind.LINE);
    assertThat(steps).hasSize(3);
    for (Layer step : steps) {
      assertThat(Arrays.stream(step.y()).sum() / 2).isEqualTo(400, within(1e-9));
    }
    Layer third = steps.get(2);
    for (int bin = 0; bin < 20; bin++) {
      // Of twenty bins of 60 ranks, ranks 800 to 1200: a part of the 14th, all of those after.
      double expected = bin < 13 ? 0 : bin == 13 ? 40 : 60;
      assertThat(third.y()[2 * bin]).isEqualTo(expected, within(1e-9));
    }
    assertThat(layers(picture, 0, Kind.HORIZONTAL).get(0).y()[0]).isEqualTo(20);
  }

  @Test
  void equalDrawsShareTheirRanks() {
    Picture picture = Plots.rank(List.of(new Series("x", Made.constant(4, 100, 7))));
    for (Layer step : layers(picture, 0, Kind.LINE)) {
      for (double count : step.y()) {
        assertThat(count).isEqualTo(5, within(1e-12));
      }
    }
  }

  @Test
  void aDensityIsOne() {
    double[] normal = Made.normal(1, 20_000, 2, 3)[0];
    Density density = Density.of(normal);
    assertThat(integral(density)).isEqualTo(1, within(0.01));
    double peak = 1 / (3 * Math.sqrt(2 * Math.PI));
    assertThat(at(density, 2)).isEqualTo(peak, within(0.05 * peak));
    assertThat(at(density, 5)).isEqualTo(peak * Math.exp(-0.5), within(0.05 * peak));
    // A scale's density begins at zero, and would have half of its height there, not reflected.
    double[] scale = Arrays.stream(normal).map(x -> Math.abs(x - 2) / 3).toArray();
    Density half = Density.of(scale);
    assertThat(half.x()[0]).isGreaterThanOrEqualTo(0);
    assertThat(integral(half)).isEqualTo(1, within(0.01));
    assertThat(half.height()[0]).isEqualTo(2 / Math.sqrt(2 * Math.PI), within(0.06));
  }

  private static double integral(Density density) {
    double sum = 0;
    for (int i = 1; i < density.x().length; i++) {
      double width = density.x()[i] - density.x()[i - 1];
      sum += width * (density.height()[i] + density.height()[i - 1]) / 2;
    }
    return sum;
  }

  private static double at(Density density, double x) {
    int i = 0;
    while (density.x()[i] < x) {
      i++;
    }
    return density.height()[i];
  }

  @Test
  void integersHaveSharesAndNoCurve() {
    Density density = Density.of(new double[] {0, 0, 1, 3});
    assertThat(density.bars()).isTrue();
    assertThat(density.x()).containsExactly(-0.5, 0.5, 1.5, 2.5, 3.5);
    assertThat(density.height()).containsExactly(0.5, 0.25, 0, 0.25);
  }

  @Test
  void aForestShowsMediansAndIntervals() {
    double[] even = new double[101];
    Arrays.setAll(even, i -> 100 - i);
    Picture picture = Plots.forest(List.of(Series.of("a", even), Series.of("b", 1, 2, 4)));
    List<Layer> lines = layers(picture, 0, Kind.LINE);
    assertThat(lines.get(0).x()).containsExactly(5, 95);
    assertThat(lines.get(1).x()).containsExactly(25, 75);
    Layer medians = layers(picture, 0, Kind.DOTS).get(0);
    assertThat(medians.x()).containsExactly(50, 2);
    assertThat(medians.y()).containsExactly(0, -1);
    assertThat(picture.description()).contains("rows a, b", "90 % of draws", "50 % of draws");
  }

  @Test
  void pairsShowEveryDivergence() {
    Series a = new Series("a", Made.normal(4, 1000, 0, 1));
    Series b = new Series("b", Made.normal(4, 1000, 5, 1));
    Picture picture = Plots.pair(List.of(a, b), divergent(4, 1000, 1, 2, 3, 998));
    assertThat(picture.panels()).hasSize(4);
    assertThat(picture.panels().get(1)).isNull();
    Layer marks = layers(picture, 2, Kind.CROSSES).get(0);
    double[] last = a.chains()[3];
    assertThat(marks.x()).containsExactly(last[1], last[2], last[3], last[998]);
    assertThat(layers(picture, 2, Kind.DOTS).get(0).visible()).isEqualTo(999);
    assertThat(picture.description()).contains("4 divergences", "b against a", "every 4th");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Plots.pair(List.of(a), UNKNOWN))
        .withMessageContaining("2 to 6 numbers, not 1");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Plots.pair(List.of(a, a, a, a, a, a, a), UNKNOWN));
  }

  @Test
  void autocorrelationsAreShownUpToFiftyLags() {
    double[] decay = new double[400];
    Arrays.setAll(decay, t -> Math.pow(0.8, t));
    Picture picture = Plots.autocorrelation(List.of(Series.of("x", decay)));
    Layer line = layers(picture, 0, Kind.LINE).get(0);
    assertThat(line.x()).hasSize(51);
    assertThat(line.y()).containsExactly(Arrays.copyOf(decay, 51));
    // 1.96 / sqrt(400)
    assertThat(layers(picture, 0, Kind.AREA).get(0).y()[0]).isEqualTo(-0.098, within(1e-12));
  }

  @Test
  void energiesAreCentredByChain() {
    double[][] energies = {{1, 2, 4.5, 0}, {101, 103, 104.25, 99}};
    Picture picture = Plots.energy(energies, 0.9, 0.2);
    assertThat(picture.description())
        .contains("0.90 in chain 1, 0.20 in chain 2", "change of energy between draws");
    Layer energy = layers(picture, 0, Kind.LINE).get(0);
    assertThat(energy.x()[0]).isEqualTo(99 - 101.8125);
  }

  @Test
  void aPredictiveCheckShowsTheDataAndFiftySets() {
    double[][] sets = Made.normal(200, 30, 0, 1);
    Picture picture = Plots.predictiveCheck("y", sets[3], sets);
    List<Layer> lines = layers(picture, 0, Kind.LINE);
    assertThat(lines).hasSize(51);
    assertThat(lines.get(50).name()).isEqualTo("observed");
    assertThat(picture.description()).contains("30 observations; 50 of 200 replicated sets");
    Picture one = Plots.predictiveCheck("y", new double[] {2}, Made.normal(200, 1, 0, 1));
    assertThat(layers(one, 0, Kind.VERTICAL).get(0).x()[0]).isEqualTo(2);
    Picture counts =
        Plots.predictiveCheck("n", new double[] {0, 0, 2}, new double[][] {{1, 1, 2}, {0, 1, 2}});
    assertThat(counts.description()).contains("share of data");
  }

  @Test
  void priorsArePairedByName() {
    Series after = new Series("b", Made.normal(4, 100, 1, 1));
    Picture picture =
        Plots.priorAndPosterior(
            List.of(Series.of("a", 1, 2, 3), new Series("b", Made.normal(1, 100, 50, 1))),
            List.of(after));
    List<Layer> lines = layers(picture, 0, Kind.LINE);
    assertThat(lines).extracting(Layer::name).containsExactly("prior", "posterior");
    assertThat(lines.get(0).x()[0]).isGreaterThan(40);
  }

  @Test
  void kHatsThatAreTooLargeAreMarked() {
    double[] k = {0.1, 0.71, -0.2, Double.NaN, Double.POSITIVE_INFINITY, 0.7};
    Picture picture = Plots.kHat(k, 0.7);
    assertThat(layers(picture, 0, Kind.CROSSES).get(0).x()).containsExactly(1, 3, 4);
    assertThat(layers(picture, 0, Kind.CROSSES).get(0).visible()).isEqualTo(3);
    assertThat(layers(picture, 0, Kind.DOTS).get(0).visible()).isEqualTo(3);
    assertThat(picture.description()).contains("3 of 6 data too large");
  }

  @Test
  void aCurveHasARunningMeanAndLeavesOutItsDescent() {
    double[] values = new double[1000];
    Arrays.setAll(values, t -> t < 50 ? -1e9 : -30 + (t % 2));
    Picture picture = Plots.curve("ELBO", values);
    List<Layer> lines = layers(picture, 0, Kind.LINE);
    assertThat(lines.get(1).name()).isEqualTo("mean of the last 20 steps");
    assertThat(lines.get(1).y()[999]).isEqualTo(-29.5, within(1e-4));
    assertThat(picture.panels().get(0).yAxis().low()).isGreaterThan(-40);
    assertThat(picture.description()).contains("go beyond the picture");
  }

  @Test
  void weightsAreCumulated() {
    Picture picture = Plots.weights(new double[] {0, Math.log(3)}, 0.9);
    double[] shares = layers(picture, 0, Kind.LINE).get(0).y();
    assertThat(shares).containsExactly(new double[] {0, 75, 100}, within(1e-12));
    assertThat(picture.description()).contains("k-hat 0.90: above 0.7");
  }
}
