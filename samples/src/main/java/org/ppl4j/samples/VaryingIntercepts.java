package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * How much radon is in the houses of 25 counties? Each county has its own level, around a line in
 * the uranium of its soil, so that counties of few houses lean on the others. Simulated after
 * Gelman and Hill (2007), chapter 12.
 */
public final class VaryingIntercepts {
  private static final Csv DATA = Csv.read("houses.csv");
  private static final int COUNTIES = 25;

  private VaryingIntercepts() {}

  /** The levels, what they depend on, the effect of measuring on the ground floor, both spreads. */
  public record Radon(
      Real level, Real uranium, Real ground, Real between, Real within, Real county) {}

  /** Log radon of each house. */
  public static Model<NoArguments, Radon> model() {
    Int county = Int.constant(DATA.integers("county"));
    Real floor = Real.constant(DATA.column("ground_floor"));
    Real radon = Real.constant(DATA.column("log_radon"));
    Real uranium = Real.constant(soils());
    return Model.<Radon>model(
            "radon",
            m -> {
              Real level = m.sample("level", normal(0, 2));
              Real effect = m.sample("uranium", normal(0, 1));
              Real ground = m.sample("ground", normal(0, 1));
              Real between = m.sample("between", halfNormal(1));
              Real within = m.sample("within", halfNormal(1));
              Real counties =
                  m.plate("county", COUNTIES)
                      .map(
                          j ->
                              m.sample(
                                  "intercept",
                                  normal(level.plus(effect.times(uranium.at(j))), between)));
              m.plate("house", county.shape().dim(0))
                  .forEach(
                      i ->
                          m.observe(
                              "log_radon",
                              normal(
                                  counties.at(county.at(i)).plus(ground.times(floor.at(i))),
                                  within),
                              radon.at(i)));
              return new Radon(level, effect, ground, between, within, counties);
            })
        .with(Handlers.nonCentered("intercept"));
  }

  /** The uranium in the soil of each county. */
  private static double[] soils() {
    double[] out = new double[COUNTIES];
    int[] county = DATA.integers("county");
    for (int i = 0; i < county.length; i++) {
      out[county[i]] = DATA.column("uranium")[i];
    }
    return out;
  }

  /** Samples, and shows how counties are pulled together. The argument is a folder. */
  public static void main(String[] args) {
    Posterior<Radon> posterior = Mcmc.of(model()).seed(1).run();
    System.out.println(posterior.summary("level", "uranium", "ground", "between", "within"));
    System.out.println(posterior.diagnostics());
    System.out.printf(
        Locale.ROOT,
        "A house with its detector in the cellar has %.2f times the radon of one without.%n",
        posterior.mean(r -> r.ground().unaryMinus().exp()).doubleValue());
    Pictures.save(args, "varying_intercepts", picture(posterior));
  }

  private static Picture picture(Posterior<Radon> posterior) {
    int[] county = DATA.integers("county");
    double[] radon = DATA.column("log_radon");
    double[] floor = DATA.column("ground_floor");
    double ground = posterior.mean(Radon::ground).doubleValue();
    double[] alone = new double[COUNTIES];
    int[] count = new int[COUNTIES];
    for (int i = 0; i < county.length; i++) {
      alone[county[i]] += radon[i] - ground * floor[i];
      count[county[i]]++;
    }
    Arrays.setAll(alone, j -> alone[j] / count[j]);
    double[] pooled = posterior.mean(Radon::county).data();
    double[] low = posterior.quantile(Radon::county, 0.05).data();
    double[] high = posterior.quantile(Radon::county, 0.95).data();
    double[] soils = soils();
    Panel panel = new Panel("uranium in the soil (log, centred)", "log radon in cellars");
    for (int j = 0; j < COUNTIES; j++) {
      panel.line(
          j == 0 ? "90 % of draws" : "",
          new double[] {soils[j], soils[j]},
          new double[] {low[j], high[j]},
          Palette.fade(Palette.main(), 0.5));
    }
    panel.dots("county by its own houses", soils, alone, Palette.other());
    panel.dots("county with the others' help", soils, pooled, Palette.main());
    double level = posterior.mean(Radon::level).doubleValue();
    double slope = posterior.mean(Radon::uranium).doubleValue();
    List<Double> ends = new ArrayList<>(List.of(-1.2, 1.2));
    panel.dashes(
        "line of all counties",
        ends.stream().mapToDouble(x -> x).toArray(),
        ends.stream().mapToDouble(x -> level + slope * x).toArray(),
        Palette.color(5));
    return Picture.of("Radon in 25 counties", panel);
  }
}
