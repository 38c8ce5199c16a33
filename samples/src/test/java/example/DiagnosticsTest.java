package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ppl4j.docs.Page;
import org.ppl4j.mcmc.Posterior;

/** What docs/diagnostics.md says of the funnel is so. */
class DiagnosticsTest {
  private static final Page PAGE = new Page("docs/diagnostics.md", "Diagnostics.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode();
  }

  /** Of a normal(0, 3) the lower 5 % lie below -4.93. */
  @Test
  void theFunnelIsSeenToBeUnhealthyUntilItIsMoved() {
    Posterior<Diagnostics.Funnel> bad = Diagnostics.look();
    assertThat(bad.diagnostics().toString()).contains("not to be relied on", "divergence");
    assertThat(bad.quantile("width", 0.05).doubleValue()).isGreaterThan(-4);
    assertThat(Diagnostics.careful().diagnostics().toString()).contains("not to be relied on");
    Posterior<Diagnostics.Funnel> good = Diagnostics.moved();
    assertThat(good.quantile("width", 0.05).doubleValue()).isCloseTo(-4.93, within(0.4));
    assertThat(good.sd("width").doubleValue()).isCloseTo(3, within(0.15));
  }
}
