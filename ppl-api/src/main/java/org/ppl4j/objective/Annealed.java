package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.Normal;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.model.Algorithm.Target;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Runs;
import org.ppl4j.model.Simulation;
import org.ppl4j.model.Site;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.transform.Grad;

/**
 * Annealed importance sampling by unadjusted Langevin steps, in unconstrained space: from the
 * proposal {@code q} along {@code pi_t = q^(1 - t/T) target^(t/T)} a step is drawn from {@code
 * F_t(u' | u) = normal(u + e grad log pi_t(u), sqrt(2 e))}, and the weight is
 *
 * <pre>
 * target(u_T) / q(u_0)  prod_t F_t(u_(t-1) | u_t) / F_t(u_t | u_(t-1))
 * </pre>
 *
 * whose mean is the target's integral for every step size. All of it moves smoothly with the
 * params, the step size among them. Sources: Neal, Annealed importance sampling (2001); Thin et
 * al., Monte Carlo variational auto-encoders (2021); Geffner and Domke, MCMC variational inference
 * via uncorrected Hamiltonian annealing (2021).
 *
 * @param steps how many
 * @param stepSize {@code e}, a positive scalar
 * @param proposal where it begins
 */
record Annealed(int steps, Real stepSize, Proposal proposal) implements Particles.Sampler {
  @Override
  public Particles.Weighted draw(Runs runs, Target target) {
    Path path = new Path(runs, target);
    Simulation<?> start = runs.simulate(path.begin);
    List<Real> u = path.unconstrained(start.choices());
    Real weight = start.logDensity().plus(path.logJacobian(u)).unaryMinus();
    for (int t = 1; t <= steps; t++) {
      List<Real> next = path.move(t, u);
      weight = weight.plus(path.logStep(t, next, u)).minus(path.logStep(t, u, next));
      u = next;
    }
    return new Particles.Weighted(path.choices(u), weight.plus(path.logTarget(u)));
  }

  /** The path backwards, from a particle that came out of it. */
  @Override
  public Real logWeight(Runs runs, Target target, Choices particle) {
    Path path = new Path(runs, target);
    List<Real> u = path.unconstrained(particle);
    Real weight = path.logTarget(u);
    for (int t = steps; t >= 1; t--) {
      List<Real> before = path.move(t, u);
      weight = weight.plus(path.logStep(t, u, before)).minus(path.logStep(t, before, u));
      u = before;
    }
    return weight.minus(path.logBegin(u));
  }

  /** The sites along the path, and the densities there. */
  private final class Path {
    private final Runs runs;
    private final Target target;
    private final Model<NoArguments, ?> begin;
    private final List<String> addresses = new ArrayList<>();
    private final List<Bijector> bijectors = new ArrayList<>();

    Path(Runs runs, Target target) {
      this.runs = runs;
      this.target = target;
      this.begin = proposal.of(target);
      for (Program.Entry entry : begin.trace().choices()) {
        Expr value = requireNonNull(entry.value());
        Site.Sample site = (Site.Sample) entry.site();
        if (!value.type().isReal()) {
          throw InvalidArgument.of(
              Report.of("annealed: \"" + site.address() + "\" is discrete, and has no gradient.")
                  .where("site", value.party())
                  .at(site.source())
                  .cure("integrate it out by importance(...), or marginalize it"));
        }
        addresses.add(site.address());
        bijectors.add(site.distribution().support().bijector(value.shape()));
      }
    }

    List<Real> unconstrained(Choices choices) {
      List<Real> out = new ArrayList<>();
      for (int i = 0; i < addresses.size(); i++) {
        out.add(bijectors.get(i).inverse(choices.real(addresses.get(i))));
      }
      return out;
    }

    Choices choices(List<Real> u) {
      Choices out = Choices.empty();
      for (int i = 0; i < addresses.size(); i++) {
        out = out.and(addresses.get(i), bijectors.get(i).forward(u.get(i)));
      }
      return out;
    }

    Real logJacobian(List<Real> u) {
      Real total = Real.constant(0);
      for (int i = 0; i < addresses.size(); i++) {
        total = total.plus(bijectors.get(i).logJacobian(u.get(i)));
      }
      return total;
    }

    Real logTarget(List<Real> u) {
      return target.logDensity(runs, choices(u)).plus(logJacobian(u));
    }

    Real logBegin(List<Real> u) {
      return runs.logDensity(begin, choices(u)).plus(logJacobian(u));
    }

    /** Where a step leads from a place, on average. */
    private List<Real> ahead(int t, List<Real> u) {
      double share = (double) t / steps;
      Real log = logTarget(u).times(share).plus(logBegin(u).times(1 - share));
      List<Expr> wrt = u.stream().map(Value::expr).toList();
      List<Expr> slopes = Grad.gradients(log.expr(), wrt);
      List<Real> out = new ArrayList<>();
      for (int i = 0; i < u.size(); i++) {
        out.add(u.get(i).plus(new Real(slopes.get(i)).times(stepSize)));
      }
      return out;
    }

    private Real scale() {
      return stepSize.times(2).sqrt();
    }

    List<Real> move(int t, List<Real> u) {
      List<Real> mean = ahead(t, u);
      List<Real> out = new ArrayList<>();
      for (int i = 0; i < mean.size(); i++) {
        Normal step = new Normal(mean.get(i), scale());
        out.add(runs.sample("annealed " + addresses.get(i), step, Strategies.reparam()));
      }
      return out;
    }

    /** The log density of a step from one place to another. */
    Real logStep(int t, List<Real> from, List<Real> to) {
      List<Real> mean = ahead(t, from);
      Real total = Real.constant(0);
      for (int i = 0; i < mean.size(); i++) {
        total = total.plus(new Normal(mean.get(i), scale()).logDensity(to.get(i)));
      }
      return total;
    }
  }
}
