package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.ppl4j.mcmc.Mcmc;

class CoinTest {
  /** With beta(2, 2) and 8 heads of 10 the posterior is beta(10, 4), of mean 10/14. */
  @Test
  void agreesWithTheExactPosterior() {
    double mean =
        Mcmc.of(Main.coin(1, 1, 0, 1, 1, 1, 0, 1, 1, 1))
            .seed(1)
            .run()
            .mean(r -> r.real("fairness"))
            .doubleValue();
    assertEquals(10.0 / 14, mean, 0.02);
  }
}
