package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.PplException;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

class CoinTest {
  private static final Coin.Data DATA = new Coin.Data(Int.constant(10), Int.constant(8));

  @Test
  void theDensityIsThatOfTheModel() {
    Model<NoArguments, Coin.Result> coin = Coin.coin(DATA);
    // Of beta(10, 10) at 1/2, and of 8 heads in 10 throws.
    double expected = Math.log(92378 * 10 / Math.pow(2, 18)) + Math.log(45 / 1024.0);
    assertEquals(expected, coin.logDensity(Choices.of("fairness", 0.5)), 1e-9);
  }

  @Test
  void theGuideHasTheModelsSites() {
    double fairness = Coin.near(DATA).simulate(Key.of(1)).get("fairness").doubleValue();
    assertTrue(fairness > 0 && fairness < 1);
  }

  @Test
  void testSourcesAreCompiledToo() {
    assertEquals(5, Walk.walk(new Walk.Data(5)).simulate(Key.of(1)).get("now").shape().size());
  }

  @Test
  void errorsNameTheFilesLines() {
    Coin.Data wrong = new Coin.Data(Int.constant(10), Int.constant(11));
    PplException error = assertThrows(PplException.class, () -> Coin.coin(wrong).trace());
    assertTrue(error.getMessage().contains("coin.ppl:4"), error.getMessage());
    assertThrows(
        PplException.class, () -> new Coin.Data(Int.constant(1, 2), Int.constant(3)));
    assertEquals(1, Real.constant(1).value().doubleValue());
  }
}
