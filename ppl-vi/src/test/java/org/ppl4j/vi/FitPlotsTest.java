package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

class FitPlotsTest {
  @TempDir Path folder;

  private static Fit fit() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("mean", Tensor.scalar(1.2));
    params.put("scale", Tensor.scalar(0.5));
    double[] curve = new double[200];
    return new Fit("elbo", true, params, curve, Fit.Stop.STEPS, Toys.GUIDE, Toys.MODEL, Key.of(3));
  }

  @Test
  void eachPlotIsOneCall() {
    FitPlots plot = fit().plot();
    assertThat(plot.elbo().description()).contains("Course of elbo", "200 steps");
    assertThat(plot.density("z").description()).contains("Density of z", "1 chain of 2000 draws");
    assertThat(plot.forest().description()).contains("rows z");
    assertThat(plot.priorAndPosterior("z").description()).contains("prior", "posterior");
    assertThat(plot.kHat().description()).contains("k-hat", "2000 draws");
  }

  @Test
  void unknownNamesAreErrorsWithTheNearest() {
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> fit().plot().density("zz"))
        .withMessageContaining("the guide has no site \"zz\". Did you mean \"z\"?");
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> fit().withGuide(null).plot().forest());
  }

  @Test
  void aReportHasTheTablesTheWordsAndThePictures() throws IOException {
    String html = Files.readString(fit().report(folder.resolve("fit.html")));
    assertThat(html)
        .contains("<h1>Fit of elbo</h1>", "<td>z</td>", "<td>scale</td>", "Course of elbo")
        .contains("<title>Intervals</title>", "<title>Prior and posterior of z</title>");
  }
}
