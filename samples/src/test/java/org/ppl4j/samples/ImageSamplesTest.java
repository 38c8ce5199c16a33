package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.vi.ProgressListener;
import org.ppl4j.vi.Svi;

/** The samples of images: what they are given, and that each objective rises. */
class ImageSamplesTest {
  private static final Digits DIGITS = Digits.load();

  /** The gain between the first and last tenths of a short training, for each image. */
  private static double gain(Svi training, int steps, int images) {
    double[] curve =
        training.steps(steps).seed(3).progress(ProgressListener.silent()).run().curve();
    int part = steps / 10;
    double first = Arrays.stream(curve, 0, part).average().orElseThrow();
    double last = Arrays.stream(curve, steps - part, steps).average().orElseThrow();
    return (last - first) / images;
  }

  @Test
  void digitsAreWhatTheyWere() {
    assertThat(DIGITS.count()).isEqualTo(1000);
    double[] bits = DIGITS.bits().value().data();
    assertThat(Arrays.stream(bits).average().orElseThrow()).isCloseTo(0.13022, within(1e-5));
    // A one has less ink than a zero.
    assertThat(ink(bits, 1)).isLessThan(0.6 * ink(bits, 0));
  }

  private static double ink(double[] bits, int digit) {
    return IntStream.range(0, bits.length)
        .filter(i -> i / Digits.PIXELS % 10 == digit)
        .mapToDouble(i -> bits[i])
        .sum();
  }

  @Test
  void scenesHaveNoneOneOrTwoDigits() {
    double[] greys = Scenes.of(DIGITS, 30).greys().value().data();
    for (int scene = 0; scene < 30; scene++) {
      int from = scene * Scenes.PIXELS;
      double ink = Arrays.stream(greys, from, from + Scenes.PIXELS).sum();
      int digits = scene % 3;
      assertThat(ink).isBetween(20.0 * digits, 250.0 * digits);
    }
  }

  /** A window of 20 by 20 at scale 2.5 meets the scene's pixels: its digit is copied. */
  @Test
  void windowPaintsWhatItLooksAt() {
    double[] pixels = IntStream.range(0, Window.PIXELS).mapToDouble(i -> Math.sin(i)).toArray();
    Real where = Real.constant(2.5, 0.2, -0.4);
    Real scene = Window.paint(where, Real.constant(pixels));
    // To the left by 0.2 / 2.5 of half the scene, and down by twice that.
    int column = 15 - 2;
    int row = 15 + 4;
    double[] painted = scene.value().data();
    for (int i = 0; i < Window.PIXELS; i++) {
      int at = (row + i / Window.SIDE) * Scenes.SIDE + column + i % Window.SIDE;
      assertThat(painted[at]).isCloseTo(pixels[i], within(1e-9));
    }
    double all = Arrays.stream(painted).sum();
    assertThat(all).isCloseTo(Arrays.stream(pixels).sum(), within(1e-9));
    double[] seen = Window.look(where, scene).value().data();
    assertThat(seen).containsExactly(pixels, within(1e-9));
  }

  @Test
  void vaeLearns() {
    assertThat(gain(Vae.training(64), 60, 1000)).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinforce", "leaveOneOut", "disarm", "gumbelSoftmax"})
  void beliefNetLearns(String estimator) {
    Svi training = SigmoidBeliefNet.training(SigmoidBeliefNet.Units.named(estimator), 50);
    assertThat(gain(training, 60, 1000)).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaveOneOut", "disarm", "gumbelSoftmax"})
  void categoricalVaeLearns(String estimator) {
    Svi training = CategoricalVae.training(CategoricalVae.named(estimator), 50);
    assertThat(gain(training, 60, 1000)).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "enumerate, 1",
    "measureValued, 1",
    "reinforce, 1",
    "measureValued, 2",
    "reinforce, 2"
  })
  void attendInferRepeatLearns(String presence, int particles) {
    Svi training =
        AttendInferRepeat.training(AttendInferRepeat.named(presence), 2, particles, 8, 8)
            .optimizer(adam(1e-3));
    assertThat(gain(training, 60, 8)).isGreaterThan(4);
  }
}
