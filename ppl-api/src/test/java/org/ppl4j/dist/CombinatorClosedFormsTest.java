package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;

import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.type.Shape;

/** Entropies and divergences of repeated distributions are those of their bases, added up. */
final class CombinatorClosedFormsTest {
  private static final Shape SIX = Shape.of(2, 3);

  private static void same(Real found, Real expected) {
    double truth = expected.value().doubleValue();
    assertThat(found.value().doubleValue()).isCloseTo(truth, within(1e-13 * Math.abs(truth)));
  }

  @Test
  void entropies() {
    Normal one = normal(1, 2);
    Dirichlet vector = dirichlet(1.0, 2.0, 0.5);
    same(new IidUnivariate<>(one, SIX).entropy(), one.entropy().times(6));
    same(new Iid<>(vector, SIX).entropy(), vector.entropy().times(6));
    same(new Independent<>(vector).entropy(), vector.entropy());
  }

  @Test
  void divergences() {
    Normal one = normal(1, 2);
    Normal other = normal(0, 1);
    same(new IidUnivariate<>(one, SIX).kl(new IidUnivariate<>(other, SIX)), one.kl(other).times(6));
    Dirichlet vector = dirichlet(1.0, 2.0, 0.5);
    Dirichlet flat = dirichlet(1.0, 1.0, 1.0);
    same(new Iid<>(vector, SIX).kl(new Iid<>(flat, SIX)), vector.kl(flat).times(6));
    same(new Independent<>(vector).kl(new Independent<>(flat)), vector.kl(flat));
  }

  /** The truth is the sum over all vectors of counts. */
  @Test
  void multinomialsOfAsManyTrials() {
    Real kl = multinomial(5, 0.2, 0.3, 0.5).kl(multinomial(5, 0.4, 0.5, 0.1));
    same(kl, Real.constant(2.56420916487632));
  }

  @Test
  void whatHasNoneSaysSo() {
    IidUnivariate<Real> normals = new IidUnivariate<>(normal(0, 1), SIX);
    assertThatThrownBy(() -> new IidUnivariate<>(poisson(3), SIX).entropy())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("iid: poisson has no entropy in closed form");
    assertThatThrownBy(() -> normals.kl(new IidUnivariate<>(gamma(1, 1), SIX)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("divergence of normal from gamma");
    assertThatThrownBy(() -> normals.kl(new IidUnivariate<>(normal(0, 1), Shape.of(6))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("along [2, 3] and [6]");
    assertThatThrownBy(() -> binomial(3, 0.5).kl(binomial(4, 0.5)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("not known to be of as many trials");
  }
}
