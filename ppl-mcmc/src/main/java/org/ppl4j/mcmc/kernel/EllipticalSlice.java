package org.ppl4j.mcmc.kernel;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.GaussianRandomWalk;
import org.ppl4j.dist.IidUnivariate;
import org.ppl4j.dist.LowRankMultivariateNormal;
import org.ppl4j.dist.MultivariateNormal;
import org.ppl4j.dist.Normal;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.SlotBuffers;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Density;
import org.ppl4j.model.Site;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/**
 * Elliptical slice sampling of sites with a Gaussian prior: with {@code nu} drawn from the prior
 * {@code N(m, S)}, the ellipse {@code m + (f - m) cos t + (nu - m) sin t} is searched for a point
 * above a level of the likelihood, from all of it shrinking towards {@code f}. Nothing is tuned, no
 * step is rejected. The sites' prior may depend on other sites, which another kernel of a
 * composition moves. Source: Murray, Adams and MacKay 2010.
 *
 * @param sites the sites' addresses
 */
public record EllipticalSlice(List<String> sites) implements Kernel {
  private static final List<String> STATISTICS = List.of("n_evaluations__");

  /** Copies the list. */
  public EllipticalSlice {
    sites = List.copyOf(sites);
  }

  @Override
  public String name() {
    return "elliptical-slice";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    List<Layout.Slot> own = new ArrayList<>();
    for (Layout.Slot slot : target.layout().slots()) {
      if (sites.contains(slot.part().address())) {
        requireGaussian((Site.Sample) slot.part().site().site());
        own.add(slot);
      }
    }
    sites.forEach(target.layout()::slot);
    return new Ellipses(potential, target, own, prior(target), likelihood(target));
  }

  private static void requireGaussian(Site.Sample sample) {
    Distribution<?> base = sample.distribution();
    if (base instanceof IidUnivariate<?> iid) {
      base = iid.base();
    }
    boolean gaussian =
        base instanceof Normal
            || base instanceof MultivariateNormal
            || base instanceof LowRankMultivariateNormal
            || base instanceof GaussianRandomWalk;
    if (!gaussian) {
      throw InvalidArgument.of(
          Report.of(
                  "elliptical slice sampling needs a Gaussian prior, but \""
                      + sample.address()
                      + "\" is "
                      + sample.distribution().name()
                      + ".")
              .where("site", sample.value().party())
              .cure("use slice() or nuts() for that site"));
    }
  }

  /** For each site a draw from its prior and its prior mean, which is the draw without noise. */
  private Graph prior(Target target) {
    List<Expr> draws = target.unconstrained().priorDraws(sites);
    NodeMap<Expr> silent = new NodeMap<>();
    for (Expr node : Graph.nodes(draws)) {
      if (node.op() instanceof Noise) {
        silent.put(node, Ops.zeros(node.type()));
      }
    }
    List<Expr> outputs = new ArrayList<>(draws);
    outputs.addAll(Substitute.substitute(draws, silent));
    return Pipeline.value().run(new Graph("prior", target.placeholders(), outputs));
  }

  /** The log density but for the sites' own priors. */
  private Graph likelihood(Target target) {
    Expr total = Ops.real(0);
    for (Density.Term term : Density.terms(target.program())) {
      boolean prior =
          term.sites().stream()
              .anyMatch(site -> site instanceof Site.Sample && sites.contains(site.address()));
      if (prior && term.sites().size() > 1) {
        throw InvalidArgument.of(
            Report.of("a sum over discrete sites takes in the prior of " + sites + ".")
                .cure("use nuts() for these sites"));
      }
      total = prior ? total : Ops.plus(total, term.total());
    }
    List<Expr> outputs = target.unconstrained().read(List.of(total));
    return Pipeline.value().run(new Graph("likelihood", target.placeholders(), outputs));
  }

  private static final class Ellipses extends WithoutGradient {
    private final List<Layout.Slot> slots;
    private final Executable prior;
    private final Executable likelihood;
    private final SlotBuffers inputs;
    private final Values drawn;
    private final Values density;

    Ellipses(
        Potential potential,
        Target target,
        List<Layout.Slot> slots,
        Graph prior,
        Graph likelihood) {
      super(potential);
      this.slots = slots;
      this.prior = target.executor().compile(prior);
      this.likelihood = target.executor().compile(likelihood);
      inputs = new SlotBuffers(target.layout(), 1);
      drawn = Values.allocate(prior.outputTypes());
      density = Values.allocate(likelihood.outputTypes());
    }

    @Override
    public List<String> statistics() {
      return STATISTICS;
    }

    @Override
    public List<Tunable> tunables() {
      return List.of();
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      next.copy(state);
      inputs.load(state.vector(), 0, 0);
      prior.call(key.fold(0), 0, inputs.values(), drawn);
      Key uniforms = key.fold(1);
      double level = logLikelihood(state.vector()) + Math.log(NoiseSource.uniform(uniforms, 0));
      double angle = 2 * Math.PI * NoiseSource.uniform(uniforms, 1);
      double lower = angle - 2 * Math.PI;
      double upper = angle;
      int tries = 1;
      while (true) {
        turn(state.vector(), angle, next.vector());
        // An interval that has shrunk to nothing is at the state itself, which is above the level.
        if (logLikelihood(next.vector()) > level || angle == 0) {
          break;
        }
        if (angle < 0) {
          lower = angle;
        } else {
          upper = angle;
        }
        tries++;
        angle = lower + (upper - lower) * NoiseSource.uniform(uniforms, tries);
      }
      next.setLogDensity(potential.logDensity(next.vector()));
      statistics[0] = tries;
    }

    private double logLikelihood(double[] vector) {
      inputs.load(vector, 0, 0);
      likelihood.call(inputs.values(), density);
      return density.doubles(0)[0];
    }

    private void turn(double[] from, double angle, double[] to) {
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      for (int k = 0; k < slots.size(); k++) {
        double[] other = drawn.doubles(k);
        double[] mean = drawn.doubles(slots.size() + k);
        int offset = slots.get(k).offset();
        for (int i = 0; i < other.length; i++) {
          double here = from[offset + i] - mean[i];
          to[offset + i] = mean[i] + here * cos + (other[i] - mean[i]) * sin;
        }
      }
    }

    @Override
    public void close() {
      prior.close();
      likelihood.close();
    }
  }
}
