package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;

/** How much coaching helps in each of eight schools (Rubin 1981): a hierarchical model. */
public final class EightSchools {
  private static final Csv DATA = Csv.read("eight_schools.csv");

  private EightSchools() {}

  /** What the model gives: the mean effect, its spread, and the effect in each school. */
  public record Schools(Real mu, Real tau, Real theta) {}

  /** The model as one would write it on paper. */
  public static Model<NoArguments, Schools> centered() {
    Real y = Real.constant(DATA.column("effect"));
    Real sigma = Real.constant(DATA.column("error"));
    return model(
        "eight_schools",
        m -> {
          Real mu = m.sample("mu", normal(0, 5));
          Real tau = m.sample("tau", halfCauchy(5));
          Real theta =
              m.plate("school", 8)
                  .map(
                      j -> {
                        Real t = m.sample("theta", normal(mu, tau));
                        m.observe("y", normal(t, sigma.at(j)), y.at(j));
                        return t;
                      });
          return new Schools(mu, tau, theta);
        });
  }

  /** The same with each school's effect as a standard normal, which samplers find easier. */
  public static Model<NoArguments, Schools> nonCentered() {
    return centered().with(Handlers.nonCentered("theta"));
  }

  /**
   * Simulates, scores and explains the model, and samples from its posterior.
   *
   * @param args a folder for pictures, a report, and the draws as CmdStan's CSV; or nothing
   */
  public static void main(String[] args) {
    Model<NoArguments, Schools> model = nonCentered();
    System.out.println(model.explain());

    Trace<Schools> run = model.simulate(Key.of(1));
    System.out.printf(
        Locale.ROOT,
        "One run: mu = %.2f, tau = %.2f, log density %.3f%n",
        run.get("mu").doubleValue(),
        run.get("tau").doubleValue(),
        run.logDensity().doubleValue());
    System.out.println(
        Arrays.stream(run.result().theta().value().data())
            .mapToObj(effect -> String.format(Locale.ROOT, "%.1f", effect))
            .collect(Collectors.joining(", ", "  effects ", "")));

    System.out.println("Log density with all schools at effect 8, by the spread between schools:");
    for (double tau : new double[] {0.5, 2, 8}) {
      Choices at = Choices.of("mu", 8.0).and("tau", tau).and("theta_base", new double[8]);
      System.out.printf(Locale.ROOT, "  tau = %.1f: %.4f%n", tau, model.logDensity(at));
    }

    Posterior<Schools> posterior =
        Mcmc.of(model).kernel(new Nuts().withTargetAcceptance(0.95)).seed(1).run();
    System.out.println(posterior.summary());
    System.out.println(posterior.diagnostics());
    System.out.printf(
        Locale.ROOT,
        "The best school is %.1f points above the mean school, give or take %.1f%n",
        posterior.mean(s -> s.theta().max().minus(s.mu())).doubleValue(),
        posterior.sd(s -> s.theta().max().minus(s.mu())).doubleValue());
    System.out.println(posterior.loo());
    Pictures.save(args, "eight_schools", posterior.plot().forest("mu", "tau", "theta"));
    if (args.length > 0) {
      Path folder = Path.of(args[0]);
      System.out.println("Report: " + posterior.report(folder.resolve("eight_schools.html")));
      System.out.println("Draws are in " + posterior.writeCsv(folder));
    }

    System.out.println("The centred model in plate notation, for Graphviz:");
    System.out.println(centered().toDot());
  }
}
