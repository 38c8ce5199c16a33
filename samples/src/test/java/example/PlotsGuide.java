package example;

import java.nio.file.Path;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.samples.EightSchools.Schools;
import org.ppl4j.vi.Fit;

/** The code of docs/plots.md. */
final class PlotsGuide {
  private PlotsGuide() {}

  // begin save
  static void save(Posterior<Schools> posterior, Fit fit, Path folder) {
    posterior.plot().trace("tau").save(folder.resolve("tau.png"));
    posterior.plot().trace(Schools::tau).save(folder.resolve("tau.svg"));
    posterior.plot().pair("mu", "tau", "theta[0]").save(folder.resolve("pairs.png"));
    fit.plot().elbo().save(folder.resolve("elbo.png"));
    posterior.report(folder.resolve("posterior.html"));
    fit.report(folder.resolve("fit.html"));
  }

  // end save

  // begin own
  static Picture coal(double[] years, double[] counts, double[] low, double[] mean, double[] high) {
    return Picture.of(
        "Coal mining",
        new Panel("year", "disasters (count)")
            .band("90 % of draws", years, low, high, Palette.main())
            .line("mean", years, mean, Palette.main())
            .dots("seen", years, counts, Palette.color(5)));
  }
  // end own
}
