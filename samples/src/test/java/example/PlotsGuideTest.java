package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.docs.Page;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Picture;
import org.ppl4j.samples.EightSchools;
import org.ppl4j.samples.EightSchools.Schools;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;

/** What docs/plots.md shows compiles and runs. */
class PlotsGuideTest {
  @TempDir Path folder;

  @Test
  void theCodeIsWhatIsShown() {
    new Page("docs/plots.md", "PlotsGuide.java").showsItsCode();
  }

  @Test
  void everyFileIsWritten() {
    Model<NoArguments, Schools> model = EightSchools.nonCentered();
    Posterior<Schools> posterior = Mcmc.of(model).seed(1).chains(2).warmup(200).draws(200).run();
    Model<NoArguments, ?> guide = Guides.normal(model);
    Fit fit = Svi.of(Objectives.elbo().of(model, guide)).guide(guide).model(model).steps(500).run();
    PlotsGuide.save(posterior, fit, folder);
    for (String name :
        new String[] {
          "tau.png", "tau.svg", "pairs.png", "elbo.png", "posterior.html", "fit.html"
        }) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
  }

  /** Four chains of a thousand draws, nine pictures. */
  @Test
  void aReportIsSmall() {
    Posterior<Schools> posterior = Mcmc.of(EightSchools.nonCentered()).seed(1).run();
    assertThat(posterior.report(folder.resolve("posterior.html"))).isNotEmptyFile();
    assertThat(folder.resolve("posterior.html").toFile().length()).isLessThan(1_400_000);
  }

  @Test
  void aChartOfOnesOwn() {
    double[] x = {1, 2, 3};
    Picture picture = PlotsGuide.coal(x, x, x, x, x);
    assertThat(picture.description()).contains("disasters (count) against year", "seen (3 points)");
  }
}
