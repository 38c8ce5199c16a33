package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.model.Choices;

/** Each sample runs and says what it should. */
class SamplesTest {
  private interface Main {
    void run(String[] args);
  }

  @TempDir Path folder;

  /**
   * What a sample prints. It saves a picture too, of which nothing is cut off.
   *
   * @param options what follows the folder for the picture
   */
  private String output(Main main, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = folder.toString();
    System.arraycopy(options, 0, args, 1, options.length);
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      main.run(args);
    } finally {
      System.setOut(before);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    requireWhole(text);
    return text;
  }

  private static void requireWhole(String text) {
    Matcher named = Pattern.compile("Picture: (.*\\.png)").matcher(text);
    assertThat(named.find()).as("a picture in %s", text).isTrue();
    BufferedImage image;
    try {
      image = ImageIO.read(Path.of(named.group(1)).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int dark = 0;
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        boolean white = (image.getRGB(x, y) & 0xffffff) == 0xffffff;
        boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
        assertThat(white || !edge).as("something at %d, %d is cut off", x, y).isTrue();
        dark += white ? 0 : 1;
      }
    }
    assertThat((double) dark / (width * height)).isGreaterThan(0.01);
  }

  /** The number after some words in a text. */
  private static double number(String text, String words) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(words) + "\\s*(-?\\d+(\\.\\d+)?)").matcher(text);
    assertThat(matcher.find()).as("%s in %s", words, text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void eightSchools() {
    assertThat(output(EightSchools::main))
        .contains("theta_base", "school[8]", "halfCauchy", "tau = 2.0:", "digraph")
        .contains("R-hat", "theta[7]", "look healthy", "elpd_loo -3")
        .doesNotContain("NaN");
    double[] theta = {28, 8, -3, 7, -1, 1, 18, 12};
    double[] error = {15, 10, 16, 11, 9, 11, 10, 18};
    double expected = log(4, 0, 5) + Math.log(2 / (Math.PI * 5 * (1 + 9.0 / 25)));
    for (int j = 0; j < 8; j++) {
      expected += log(theta[j], 4, 3) + log(0, 0, error[j]);
    }
    Choices at = Choices.of("mu", 4.0).and("tau", 3.0).and("theta", theta);
    assertThat(EightSchools.centered().logDensity(at)).isCloseTo(expected, within(1e-10));
  }

  private static double log(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return -0.5 * z * z - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
  }

  @Test
  void mixtureModel() {
    String out = output(MixtureModel::main);
    assertThat(out)
        .contains("marginalize", "n[200]", "at the truth", "digraph \"mixture\"")
        .doesNotContain("NaN");
    assertThat(number(out, "means[0]")).isCloseTo(-3, within(0.4));
    assertThat(number(out, "means[1]")).isCloseTo(0.5, within(0.3));
    assertThat(number(out, "means[2]")).isCloseTo(4, within(0.3));
  }

  @Test
  void hiddenMarkov() {
    String out = output(HiddenMarkov::main);
    assertThat(out)
        .contains("#", "marginalize", "day[500]", "digraph \"market\"")
        .doesNotContain("NaN");
    assertThat(number(out, "volatility[0]")).isCloseTo(0.5, within(0.1));
    assertThat(number(out, "volatility[1]")).isCloseTo(2, within(0.3));
    assertThat(number(out, "guessed right:")).isGreaterThan(430);
  }

  @Test
  void poissonChangepoint() {
    assertThat(output(PoissonChangepoint::main))
        .contains("year[111]", "poisson", "1891", "digraph \"changepoint\"")
        .doesNotContain("NaN");
    Choices rates = Choices.of("early", 3.1).and("late", 0.92);
    double sum = 0;
    for (int change = 0; change < 111; change++) {
      sum += Math.exp(PoissonChangepoint.model().logDensity(rates.and("change", change)) + 180);
    }
    assertThat(PoissonChangepoint.marginal().logDensity(rates))
        .isCloseTo(Math.log(sum) - 180, within(1e-9));
  }

  @Test
  void logisticRegression() {
    // By maximum likelihood the log odds fall by 2.32 for ten degrees (Dalal et al. 1989).
    String out = output(LogisticRegression::main);
    assertThat(number(out, "slope")).isCloseTo(-2.3, within(0.4));
    assertThat(number(out, "damage at 31 F:")).isGreaterThan(0.9);
  }

  @Test
  void ordinalRegression() {
    // McCullagh and Nelder (1989), table 5.4: -1.613, -4.965, -3.323 below D.
    String out = output(OrdinalRegression::main);
    assertThat(number(out, "better[0]")).isCloseTo(-4.965 + 1.613, within(0.25));
    assertThat(number(out, "better[1]")).isCloseTo(-3.323 + 1.613, within(0.25));
    assertThat(number(out, "better[2]")).isCloseTo(1.613, within(0.25));
    assertThat(out).contains("Cheese D is the best with probability 1.000");
  }

  @Test
  void golfPutting() {
    // Stan's case study: a standard deviation of 1.53 degrees, log odds 2.23 - 0.26 feet.
    String out = output(GolfPutting::main);
    assertThat(number(out, "degrees")).isCloseTo(1.53, within(0.02));
    assertThat(number(out, "intercept")).isCloseTo(2.23, within(0.05));
    assertThat(number(out, "slope")).isCloseTo(-0.26, within(0.01));
    assertThat(out).containsPattern("(?s)geometry .*logistic .*at 12 feet 26 % go in");
  }

  @Test
  void robustRegression() {
    // Least squares: 0.716 per unit of air (sd 9.17), which robust fits raise to 0.8 or so.
    String out = output(RobustRegression::main);
    assertThat(number(out, "air    normal errors")).isCloseTo(0.716 * 9.17, within(0.4));
    assertThat(number(out, "Student's")).isGreaterThan(6.9);
    assertThat(out).contains("look healthy");
  }

  @Test
  void varyingIntercepts() {
    // Made with level 1.5, uranium 0.7, ground floor -0.65, within counties 0.75.
    String out = output(VaryingIntercepts::main);
    assertThat(number(out, "level")).isCloseTo(1.5, within(0.25));
    assertThat(number(out, "uranium")).isCloseTo(0.7, within(0.45));
    assertThat(number(out, "ground")).isCloseTo(-0.65, within(0.4));
    assertThat(number(out, "within ")).isCloseTo(0.75, within(0.12));
  }

  @Test
  void gaussianProcess() {
    // The points are off by 0.35.
    String out = output(GaussianProcess::main);
    assertThat(number(out, "noise")).isCloseTo(0.35, within(0.15));
    assertThat(number(out, "give or take")).isGreaterThan(0.5);
  }

  @Test
  void stochasticVolatility() {
    String out = output(StochasticVolatility::main);
    assertThat(number(out, "persistence")).isCloseTo(0.96, within(0.04));
    assertThat(number(out, "noise")).isCloseTo(0.22, within(0.12));
  }

  @Test
  void itemResponse() {
    // By maximum likelihood (R's ltm, rasch): -2.72, -0.999, -0.24, -1.306, -2.099; spread 0.755.
    String out = output(ItemResponse::main);
    double[] expected = {-2.72, -0.999, -0.24, -1.306, -2.099};
    for (int q = 0; q < expected.length; q++) {
      assertThat(number(out, "difficulty[" + q + "]")).isCloseTo(expected[q], within(0.12));
    }
    assertThat(number(out, "spread")).isCloseTo(0.755, within(0.08));
  }

  @Test
  void topicModel() {
    // Two rows and two columns of the square, in any order.
    String out = output(TopicModel::main);
    assertThat(out).containsPattern("(?s)  #####\n  \\.{5}").contains("  ....#\n  ....#\n  ....#");
    assertThat(out).contains("  .#...\n  .#...\n  .#...").contains("  .....\n  #####\n  .....");
  }

  @Test
  void abTest() {
    // Conjugate: beta(2 + 205, 50 + 4915) and beta(2 + 244, 50 + 4836).
    String out = output(AbTest::main);
    assertThat(number(out, "share[0]")).isCloseTo(207.0 / 5172, within(0.0003));
    assertThat(number(out, "share[1]")).isCloseTo(246.0 / 5132, within(0.0003));
    assertThat(out).contains("So: change.");
  }

  @Test
  void bayesianNeuralNet() {
    String out = output(BayesianNeuralNet::main);
    Matcher rows =
        Pattern.compile("(?:SGHMC|guide), +(\\d+) units +(\\S+) +(\\S+) +(\\S+)").matcher(out);
    double[][] table = new double[3][3];
    for (double[] row : table) {
      assertThat(rows.find()).as(out).isTrue();
      Arrays.setAll(row, i -> Double.parseDouble(rows.group(i + 2)));
    }
    // Both know the curve of the small net, and that they do not know it in the gap.
    assertThat(table[0][0]).isCloseTo(0.4, within(0.1));
    assertThat(table[1][0]).isLessThan(0.8);
    assertThat(table[0][2]).isGreaterThan(1.5 * table[0][1]);
    assertThat(table[1][2]).isGreaterThan(1.5 * table[1][1]);
    // The guide of the large one does not.
    assertThat(table[2][0]).isGreaterThan(1);
  }

  @Test
  void cone() {
    String out = output(Cone::main);
    assertThat(number(out, "DIWHVI(5, 5)")).isGreaterThan(number(out, "IWELBO(5)"));
    assertThat(number(out, "IWELBO(5)")).isGreaterThan(number(out, "HVI"));
  }

  @Test
  void vae() {
    String out = output(Vae::main, "300");
    assertThat(number(out, "Pixels that come back:")).isGreaterThan(90);
    assertThat(number(out, "steps   271 -   300")).isGreaterThan(-200);
  }

  @Test
  void sigmoidBeliefNet() {
    String out = output(SigmoidBeliefNet::main, "150");
    assertThat(out).containsPattern("reinforce +leaveOneOut +disarm +gumbelSoftmax");
    // All pixels empty is right in 87 of 100.
    assertThat(number(out, "Pixels that come back:")).isGreaterThan(87.3);
  }

  @Test
  void categoricalVae() {
    String out = output(CategoricalVae::main, "200");
    assertThat(out).containsPattern("leaveOneOut +disarm +gumbelSoftmax");
    assertThat(number(out, "Pixels that come back:")).isGreaterThan(87.3);
  }

  /** Which learns to tell none from some first. */
  @Test
  void attendInferRepeat() {
    String out = output(AttendInferRepeat::main, "100");
    assertThat(number(out, "no digit")).isGreaterThan(180);
    assertThat(number(out, "Counted right:")).isGreaterThan(33);
  }

  @Test
  void implicitGuide() {
    // The posterior's sd is known; the second number is the square less 1, give or take 0.5.
    String out = output(ImplicitGuide::main);
    double exact = number(out, "posterior");
    assertThat(number(out, "implicit guide")).isCloseTo(exact, within(0.3));
    assertThat(number(out, "independent normals")).isLessThan(exact - 0.3);
  }
}
