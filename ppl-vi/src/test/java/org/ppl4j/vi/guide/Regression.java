package org.ppl4j.vi.guide;

import static org.ppl4j.dist.Distributions.normal;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** A linear regression with known noise, whose posterior and evidence are known exactly. */
final class Regression {
  private static final double[] X = {0.2, 1.1, 1.9, 3.2, 3.9};
  private static final double[] Y = {1.3, 1.2, 2.4, 2.9, 3.6};
  private static final double NOISE = 0.7;

  static final Model<NoArguments, Real> MODEL =
      Model.model(
          "regression",
          m -> {
            Real a = m.sample("a", normal(0, 2));
            Real b = m.sample("b", normal(1, 1));
            m.plate("n", X.length)
                .forEach(
                    i -> {
                      Real mean = a.plus(b.times(Real.constant(X).at(i)));
                      m.observe("y", normal(mean, NOISE), Real.constant(Y).at(i));
                    });
            return a;
          });

  private Regression() {}

  private static RealMatrix design() {
    RealMatrix out = MatrixUtils.createRealMatrix(X.length, 2);
    for (int i = 0; i < X.length; i++) {
      out.setRow(i, new double[] {1, X[i]});
    }
    return out;
  }

  private static RealMatrix prior() {
    return MatrixUtils.createRealDiagonalMatrix(new double[] {4, 1});
  }

  static RealMatrix precision() {
    return design()
        .transpose()
        .multiply(design())
        .scalarMultiply(1 / (NOISE * NOISE))
        .add(MatrixUtils.inverse(prior()));
  }

  static RealMatrix covariance() {
    return MatrixUtils.inverse(precision());
  }

  static double[] mean() {
    RealVector prior =
        MatrixUtils.inverse(prior()).operate(MatrixUtils.createRealVector(new double[] {0, 1}));
    RealVector data =
        design()
            .transpose()
            .operate(MatrixUtils.createRealVector(Y))
            .mapMultiply(1 / (NOISE * NOISE));
    return covariance().operate(prior.add(data)).toArray();
  }

  static double logEvidence() {
    RealMatrix cov =
        design()
            .multiply(prior())
            .multiply(design().transpose())
            .add(MatrixUtils.createRealIdentityMatrix(Y.length).scalarMultiply(NOISE * NOISE));
    RealVector off =
        MatrixUtils.createRealVector(Y)
            .subtract(design().operate(MatrixUtils.createRealVector(new double[] {0, 1})));
    LUDecomposition lu = new LUDecomposition(cov);
    double square = off.dotProduct(lu.getSolver().solve(off));
    return -0.5 * (square + Math.log(lu.getDeterminant()) + Y.length * Math.log(2 * Math.PI));
  }
}
