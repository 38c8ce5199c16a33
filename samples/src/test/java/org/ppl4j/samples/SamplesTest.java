package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ppl4j.model.Choices;

/** Each sample runs and says what it should. */
class SamplesTest {
  private interface Main {
    void run(String[] args);
  }

  private static String output(Main main) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      main.run(new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
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
    assertThat(output(MixtureModel::main))
        .contains("marginalize", "n[200]", "at the truth", "digraph \"mixture\"")
        .doesNotContain("NaN");
  }

  @Test
  void hiddenMarkov() {
    assertThat(output(HiddenMarkov::main))
        .contains("#", "marginalize", "day[500]", "digraph \"market\"")
        .doesNotContain("NaN");
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
}
