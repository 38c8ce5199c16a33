package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import example.MadeDraws;
import example.MadeDraws.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.InvalidArgument;

class PosteriorPlotsTest {
  private static final Posterior<Groups> POSTERIOR =
      Posterior.of(MadeDraws.model3(), MadeDraws.healthy(4, 0, 250));

  @TempDir Path folder;

  private static String words(org.ppl4j.plot.Picture picture) {
    return picture.description();
  }

  @Test
  void eachPlotIsOneCall() {
    PosteriorPlots<Groups> plot = POSTERIOR.plot();
    assertThat(words(plot.trace("mu"))).contains("4 chains of 250 draws", "chain 4 (250 points)");
    assertThat(words(plot.trace())).contains("mu against", "theta[2] against", "shift against");
    assertThat(words(plot.rank("theta"))).contains("theta[0]: draws", "theta[1]", "theta[2]");
    assertThat(words(plot.density("theta[1]"))).contains("density against theta[1]");
    assertThat(words(plot.forest("mu", "theta"))).contains("rows mu, theta[0], theta[1], theta[2]");
    assertThat(words(plot.pair("mu", "theta[0]"))).contains("theta[0] against mu");
    assertThat(words(plot.autocorrelation("mu"))).contains("autocorrelation against lag");
    assertThat(words(plot.energy())).contains("E-BFMI", "in chain 4");
    assertThat(words(plot.predictiveCheck("y"))).contains("3 observations; 50 of 1000 replicated");
    assertThat(words(plot.priorAndPosterior("mu", "shift", "theta[1]")))
        .contains("against mu", "against shift", "against theta[1]");
    assertThat(words(plot.kHat())).contains("of 3 data too large");
  }

  @Test
  void quantitiesAreNamedByHandleAndExpressionToo() {
    assertThat(words(POSTERIOR.plot().trace(Groups::mu))).contains("Trace of mu");
    assertThat(words(POSTERIOR.plot().density(g -> g.theta().max()))).contains("Density of");
    assertThat(words(POSTERIOR.plot().forest(Groups::theta))).contains("theta[2]");
  }

  @Test
  void thePriorIsTheModels() {
    // mu is standard normal before: 98 % of the prior's draws lie within 2.33 or so.
    String words = words(POSTERIOR.plot().priorAndPosterior("mu"));
    assertThat(words).contains("prior (200 points)", "posterior (200 points)");
  }

  @Test
  void unknownNamesAreErrorsWithTheNearest() {
    PosteriorPlots<Groups> plot = POSTERIOR.plot();
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> plot.trace("thta"))
        .withMessageContaining("\"groups\" has no quantity \"thta\". Did you mean \"theta\"?");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> plot.density("theta[3]"))
        .withMessageContaining("theta[3]");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> plot.predictiveCheck("z"))
        .withMessageContaining("no observations \"z\". Did you mean \"y\"?");
    assertThatExceptionOfType(InvalidArgument.class).isThrownBy(() -> plot.pair("mu"));
  }

  @Test
  void aReportHasTheTableTheWordsAndThePictures() throws IOException {
    String html = Files.readString(POSTERIOR.report(folder.resolve("r.html")));
    assertThat(html)
        .contains("<h1>Posterior of groups</h1>", "<td>theta[2]</td>", "R-hat")
        .contains("The draws look healthy.", "4 chains of 250 draws by")
        .contains("<title>Trace</title>", "<title>Ranks</title>", "<title>Energy</title>")
        .contains("<title>Posterior predictive check of y</title>")
        .contains("<title>Prior and posterior</title>", "Pareto k-hat");
    assertThat(html.split("<svg", -1).length - 1).isEqualTo(9);
  }
}
