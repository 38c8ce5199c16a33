package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The distribution of a bijector's values: {@code y = f(x)}, of density {@code p(f^-1(y)) / |det
 * df|}.
 *
 * @param base the distribution of {@code x}
 * @param bijector the map {@code f}, defined where the base's draws are
 */
public record Transformed(Distribution<Real> base, Bijector bijector)
    implements Distribution<Real> {
  @Override
  public Shape shape() {
    return image().shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return new Image(base.support(), bijector);
  }

  @Override
  public Real logDensity(Real value) {
    Real x = bijector.inverse(value);
    return base.logDensity(x).minus(bijector.logJacobian(x));
  }

  @Override
  public Real draw(RandomStream noise) {
    return bijector.forward(base.draw(noise));
  }

  @Override
  public boolean hasDraws() {
    return base.hasDraws();
  }

  @Override
  public boolean isReparameterized() {
    return base.isReparameterized();
  }

  private Real image() {
    return bijector.forward(Real.input("x", base.shape().dims()));
  }
}
