package org.ppl4j.vi.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.GuideFit;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Guides fitted to a model whose posterior is known. */
class ConjugateTest {
  private static final double[] MEAN = Regression.mean();
  private static final RealMatrix COVARIANCE = Regression.covariance();

  private static double[] value(Choices params, String address) {
    return params.find(address).value().data();
  }

  @Test
  void aPointFindsTheMode() {
    Choices found =
        new GuideFit(Regression.MODEL, Guides.delta(Regression.MODEL), 1).run(300, 0.3).params();
    assertThat(value(found, "guide/a/value")[0]).isCloseTo(MEAN[0], within(1e-3));
    assertThat(value(found, "guide/b/value")[0]).isCloseTo(MEAN[1], within(1e-3));
  }

  @Test
  void independentNormalsFindMeansAndConditionalWidths() {
    Choices found =
        new GuideFit(Regression.MODEL, Guides.normal(Regression.MODEL), 64).run(400, 0.1).params();
    RealMatrix precision = Regression.precision();
    for (int i = 0; i < 2; i++) {
      String prefix = i == 0 ? "guide/a" : "guide/b";
      assertThat(value(found, prefix + "/mean")[0]).isCloseTo(MEAN[i], within(0.02));
      double width = 1 / Math.sqrt(precision.getEntry(i, i));
      assertThat(value(found, prefix + "/scale")[0]).isCloseTo(width, within(0.03 * width));
    }
  }

  @Test
  void theFullRankFindsThePosterior() {
    Choices found =
        new GuideFit(Regression.MODEL, Guides.fullRankNormal(Regression.MODEL), 16)
            .run(600, 0.1)
            .params();
    assertThat(value(found, "guide/mean")).containsExactly(MEAN, within(1e-3));
    double[] factor = value(found, "guide/factor");
    assertCovariance(
        factor[0] * factor[0],
        factor[0] * factor[2],
        factor[2] * factor[2] + factor[3] * factor[3]);
  }

  @Test
  void aLowRankOfOneIsEnoughForTwo() {
    Choices found =
        new GuideFit(Regression.MODEL, Guides.lowRankNormal(Regression.MODEL, 1), 16)
            .run(1500, 0.1)
            .params();
    assertThat(value(found, "guide/mean")).containsExactly(MEAN, within(2e-3));
    double[] factor = value(found, "guide/factor");
    double[] variances = value(found, "guide/variances");
    assertCovariance(
        factor[0] * factor[0] + variances[0],
        factor[0] * factor[1],
        factor[1] * factor[1] + variances[1]);
  }

  private static void assertCovariance(double aa, double ab, double bb) {
    assertThat(aa).isCloseTo(COVARIANCE.getEntry(0, 0), within(2e-3));
    assertThat(ab).isCloseTo(COVARIANCE.getEntry(0, 1), within(2e-3));
    assertThat(bb).isCloseTo(COVARIANCE.getEntry(1, 1), within(2e-3));
  }

  static List<JointLaw> flows() {
    return List.of(
        Flows.planar(4),
        Flows.affineCoupling(2, 8),
        Flows.inverseAutoregressive(2, 8),
        Flows.neuralSpline(2, 4, 8));
  }

  @ParameterizedTest
  @MethodSource("flows")
  void flowsComeNearTheEvidence(JointLaw flow) {
    Model<NoArguments, List<Real>> guide = Guides.of(Regression.MODEL).scale(0.5).joint(flow);
    double independent =
        new GuideFit(Regression.MODEL, Guides.normal(Regression.MODEL), 64).run(200, 0.1).elbo(50);
    double elbo = new GuideFit(Regression.MODEL, guide, 32).run(500, 0.03).elbo(100);
    double gap = Regression.logEvidence() - independent;
    assertThat(Regression.logEvidence() - elbo).isBetween(-0.01, gap / 8);
  }
}
