package example;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Handlers.nonCentered;
import static org.ppl4j.model.Model.model;

import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** The code of docs/diagnostics.md. */
final class Diagnostics {
  private Diagnostics() {}

  // begin funnel
  record Funnel(Real width, Real x) {}

  static final Model<NoArguments, Funnel> FUNNEL =
      model(
          "funnel",
          m -> {
            Real width = m.sample("width", normal(0, 3));
            Real x = m.plate("i", 9).map(i -> m.sample("x", normal(0, width.div(2).exp())));
            return new Funnel(width, x);
          });

  static Posterior<Funnel> look() {
    Posterior<Funnel> posterior = Mcmc.of(FUNNEL).seed(1).run();
    System.out.println(posterior.diagnostics());
    System.out.println(posterior.mean(Funnel::width)); // exact: 0
    System.out.println(posterior.quantile(Funnel::width, 0.05)); // exact: -4.9
    return posterior;
  }

  // end funnel

  // begin smaller steps
  static Posterior<Funnel> careful() {
    return Mcmc.of(FUNNEL).kernel(new Nuts().withTargetAcceptance(0.99)).seed(1).run();
  }

  // end smaller steps

  // begin other numbers
  static Posterior<Funnel> moved() {
    return Mcmc.of(FUNNEL.with(nonCentered("x"))).seed(1).run().requireHealthy();
  }

  // end other numbers
}
