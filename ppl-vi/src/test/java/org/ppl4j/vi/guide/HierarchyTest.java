package org.ppl4j.vi.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;

import java.util.Arrays;
import java.util.Set;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.Source;
import org.ppl4j.model.GuideFit;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Dense;
import org.ppl4j.objective.Agreement;

/** Guides with plates, fitted to a hierarchy of normals whose evidence is known. */
class HierarchyTest {
  private static final double[] Y = {1.4, 0.3, 2.5, 0.9, 1.8, -0.2};
  private static final double BETWEEN = 0.8;
  private static final double WITHIN = 0.5;

  private static Model<NoArguments, Real> model(int looked) {
    return Model.model(
        "hierarchy",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          m.scope(
              "part",
              part -> {
                part.plate("school", Y.length)
                    .subsample(looked)
                    .forEach(
                        i -> {
                          Real theta = part.sample("theta", normal(mu, BETWEEN));
                          part.observe("y", normal(theta, WITHIN), Real.constant(Y).at(i));
                        });
                return mu;
              });
          return mu;
        });
  }

  private static double logEvidence() {
    int n = Y.length;
    double each = BETWEEN * BETWEEN + WITHIN * WITHIN;
    RealMatrix covariance =
        MatrixUtils.createRealMatrix(n, n)
            .scalarAdd(1)
            .add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(each));
    RealVector y = MatrixUtils.createRealVector(Y);
    LUDecomposition lu = new LUDecomposition(covariance);
    return -0.5
        * (y.dotProduct(lu.getSolver().solve(y))
            + Math.log(lu.getDeterminant())
            + n * Math.log(2 * Math.PI));
  }

  /** Of the mean over all schools, given the data. */
  private static double meanOfMu() {
    double precision = Y.length / (BETWEEN * BETWEEN + WITHIN * WITHIN);
    return precision * Arrays.stream(Y).average().orElseThrow() / (1 + precision);
  }

  @Test
  void theStructuredGuideHoldsTheExactPosterior() {
    Model<NoArguments, Real> model = model(Y.length);
    GuideFit fit = new GuideFit(model, Guides.structured(model), 16).run(900, 0.05);
    assertThat(fit.elbo(20)).isCloseTo(logEvidence(), within(1e-3));
    assertThat(fit.params().find("guide/mean").value().get(0)).isCloseTo(meanOfMu(), within(2e-3));
  }

  @Test
  void aSubsampleLearnsTheParamsOfItsElements() {
    Model<NoArguments, Real> few = model(2);
    Model<NoArguments, Real> all = model(Y.length);
    Model<NoArguments, ?> guide = Guides.structured(few);
    Agreement.check(few.trace(), guide.trace(), Set.of(), Source.here());
    GuideFit fit = new GuideFit(few, guide, 16).run(1200, 0.05);
    Model<NoArguments, ?> whole = Guides.structured(all);
    GuideFit arrived = new GuideFit(all, whole, 16).from(fit);
    assertThat(logEvidence() - arrived.elbo(50)).isBetween(-1e-3, 0.05);
  }

  @Test
  void anEncoderLearnsWhatElementsHaveInCommon() {
    Model<NoArguments, Real> model = model(Y.length);
    Encoder encoder =
        (m, outputs) -> {
          Dense net = Dense.declare(m, "net", 1, outputs);
          return i -> net.apply(Real.constant(Y).at(i).reshape(1));
        };
    Model<NoArguments, ?> guide = Guides.amortized(model, "part/school", encoder);
    double elbo = new GuideFit(model, guide, 32).run(1500, 0.05).elbo(50);
    Model<NoArguments, ?> free = Guides.normal(model);
    double independent = new GuideFit(model, free, 32).run(600, 0.05).elbo(50);
    assertThat(elbo).isCloseTo(independent, within(0.02));
  }
}
