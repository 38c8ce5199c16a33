package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoinTest {
  /** With beta(2, 2) and 8 heads of 10 the posterior is beta(10, 4), of mean 10/14. */
  @Test
  void agreesWithTheExactPosterior() throws IOException {
    int[] tosses = Main.tosses(Path.of("data/tosses.csv"));
    double mean = Main.posterior(tosses).mean(Coin.Result::fairness).doubleValue();
    assertEquals(10.0 / 14, mean, 0.02);
  }
}
