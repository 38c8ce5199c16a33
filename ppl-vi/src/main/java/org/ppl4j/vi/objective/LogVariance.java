package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The log-variance divergence {@code 1/2 Var[log q(z) - log p(x, z)]} over draws of the guide that
 * are held (VarGrad): its gradient in the guide's params has the mean of that of {@code KL(q || p(z
 * | x))}, and is the score function estimator with a leave-one-out baseline. No draw needs a
 * strategy. The model's params are held. Source: Richter, Boustati, Nusken, Ruiz and Akyildiz,
 * VarGrad (2020).
 *
 * @param particles the number of draws, at least 2
 */
public record LogVariance(int particles) implements GuideObjective {
  /** Checks the number of draws. */
  public LogVariance {
    if (particles < 2) {
      throw InvalidArgument.of(
          Report.of("logVariance: " + particles + " draws have no variance.")
              .at(Source.here())
              .cure("take 2 particles or more"));
    }
  }

  @Override
  public String name() {
    return "logVariance";
  }

  @Override
  public boolean isMaximized() {
    return false;
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    Real w = LogDensities.given(e, p, q, particles).ofGuide();
    return w.minus(w.mean()).square().sum().div(2 * (particles - 1.0));
  }
}
