package org.ppl4j.benchmarks;

/** Gradients as one would write them in Java by hand, to compare compiled ones with. */
final class HandWritten {
  private HandWritten() {}

  /**
   * A logistic regression with standard normal coefficients.
   *
   * @param x a row of covariates for each observation
   * @param y 0 or 1
   * @param gradient where the gradient goes
   * @return the log density
   */
  static double logistic(double[][] x, int[] y, double[] beta, double[] gradient) {
    double density = 0;
    for (int j = 0; j < beta.length; j++) {
      density -= 0.5 * beta[j] * beta[j] + 0.5 * Math.log(2 * Math.PI);
      gradient[j] = -beta[j];
    }
    for (int i = 0; i < y.length; i++) {
      double eta = 0;
      for (int j = 0; j < beta.length; j++) {
        eta += x[i][j] * beta[j];
      }
      double shrunk = Math.exp(-Math.abs(eta));
      density += y[i] * eta - Math.max(eta, 0) - Math.log1p(shrunk);
      double residual = y[i] - (eta < 0 ? shrunk : 1) / (1 + shrunk);
      for (int j = 0; j < beta.length; j++) {
        gradient[j] += residual * x[i][j];
      }
    }
    return density;
  }

  /**
   * Non-centred eight schools, over z, mu and log tau.
   *
   * @param y the effects
   * @param sigma their standard errors
   * @param gradient where the gradient goes
   * @return the log density
   */
  static double schools(double[] y, double[] sigma, double[] u, double[] gradient) {
    int schools = y.length;
    double mu = u[schools];
    double tau = Math.exp(u[schools + 1]);
    double density =
        -0.02 * mu * mu
            - Math.log(5)
            - 0.5 * Math.log(2 * Math.PI)
            + Math.log(2 / (5 * Math.PI))
            - Math.log1p(tau * tau / 25)
            + u[schools + 1];
    double toMu = -mu / 25;
    double toTau = -2 * tau / (25 + tau * tau);
    for (int i = 0; i < schools; i++) {
      double z = u[i];
      double residual = (y[i] - mu - tau * z) / sigma[i];
      density -= 0.5 * (z * z + residual * residual) + Math.log(sigma[i]);
      density -= Math.log(2 * Math.PI);
      double slope = residual / sigma[i];
      toMu += slope;
      toTau += slope * z;
      gradient[i] = slope * tau - z;
    }
    gradient[schools] = toMu;
    gradient[schools + 1] = toTau * tau + 1;
    return density;
  }
}
