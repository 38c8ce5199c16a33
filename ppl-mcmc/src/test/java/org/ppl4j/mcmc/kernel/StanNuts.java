package org.ppl4j.mcmc.kernel;

import java.util.function.DoubleSupplier;
import org.ppl4j.mcmc.potential.Potential;

/**
 * Stan's {@code base_nuts::transition} and {@code build_tree}, statement by statement, for a
 * diagonal metric: slow and plain, to be compared with. Source: Stan 2.32, {@code
 * src/stan/mcmc/hmc/nuts/base_nuts.hpp} (BSD 3-Clause).
 */
final class StanNuts {
  private final Potential potential;
  private final double[] inverseMetric;
  private final double epsilon;
  private final int maxDepth;
  private final DoubleSupplier uniform;

  private Z z;
  int depth;
  boolean divergent;
  int leapfrogs;
  double acceptance;
  double energy;

  StanNuts(
      Potential potential,
      double[] inverseMetric,
      double epsilon,
      int maxDepth,
      DoubleSupplier uniform) {
    this.potential = potential;
    this.inverseMetric = inverseMetric;
    this.epsilon = epsilon;
    this.maxDepth = maxDepth;
    this.uniform = uniform;
  }

  private static final class Z {
    double[] q;
    double[] p;
    double[] g;
    double logp;

    Z copy() {
      Z out = new Z();
      out.q = q.clone();
      out.p = p.clone();
      out.g = g.clone();
      out.logp = logp;
      return out;
    }
  }

  private static final class Box {
    double[] v;
    double x = Double.NEGATIVE_INFINITY;
    Z z;

    static Box of(double[] v) {
      Box box = new Box();
      box.v = v;
      return box;
    }
  }

  private double[] sharp(Z at) {
    double[] out = at.p.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= inverseMetric[i];
    }
    return out;
  }

  private double hamiltonian(Z at) {
    double[] s = sharp(at);
    double t = 0;
    for (int i = 0; i < s.length; i++) {
      t += at.p[i] * s[i];
    }
    return 0.5 * t - at.logp;
  }

  private void evolve(double step) {
    int n = z.q.length;
    for (int i = 0; i < n; i++) {
      z.p[i] += 0.5 * step * z.g[i];
    }
    for (int i = 0; i < n; i++) {
      z.q[i] += step * inverseMetric[i] * z.p[i];
    }
    z.logp = potential.logDensity(z.q, z.g);
    for (int i = 0; i < n; i++) {
      z.p[i] += 0.5 * step * z.g[i];
    }
  }

  private static double[] plus(double[] a, double[] b) {
    double[] out = a.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += b[i];
    }
    return out;
  }

  private static boolean criterion(double[] sharpMinus, double[] sharpPlus, double[] rho) {
    double minus = 0;
    double plus = 0;
    for (int i = 0; i < rho.length; i++) {
      minus += sharpMinus[i] * rho[i];
      plus += sharpPlus[i] * rho[i];
    }
    return plus > 0 && minus > 0;
  }

  private static double logSumExp(double a, double b) {
    double m = Math.max(a, b);
    return m == Double.NEGATIVE_INFINITY ? m : m + Math.log(Math.exp(a - m) + Math.exp(b - m));
  }

  double[] transition(double[] q, double[] p) {
    z = new Z();
    z.q = q.clone();
    z.p = p.clone();
    z.g = new double[q.length];
    z.logp = potential.logDensity(z.q, z.g);
    Z fwd = z.copy();
    Z bck = z.copy();
    Z sample = z.copy();
    double[] pFwdFwd = z.p.clone();
    double[] sFwdFwd = sharp(z);
    double[] pFwdBck = z.p.clone();
    double[] sFwdBck = sFwdFwd;
    double[] pBckFwd = z.p.clone();
    double[] sBckFwd = sFwdFwd;
    double[] pBckBck = z.p.clone();
    double[] sBckBck = sFwdFwd;
    double[] rho = z.p.clone();
    double logSumWeight = 0;
    double h0 = hamiltonian(z);
    while (depth < maxDepth) {
      double[] rhoFwd = new double[q.length];
      double[] rhoBck = new double[q.length];
      boolean valid;
      Box weight = new Box();
      Box propose = new Box();
      if (uniform.getAsDouble() > 0.5) {
        z = fwd.copy();
        rhoBck = rho;
        pBckFwd = pFwdFwd;
        sBckFwd = sFwdFwd;
        Box sBeg = new Box();
        Box sEnd = new Box();
        Box pBeg = new Box();
        Box pEnd = new Box();
        Box r = Box.of(rhoFwd);
        valid = build(depth, propose, sBeg, sEnd, r, pBeg, pEnd, h0, 1, weight);
        sFwdBck = sBeg.v;
        sFwdFwd = sEnd.v;
        pFwdBck = pBeg.v;
        pFwdFwd = pEnd.v;
        rhoFwd = r.v;
        fwd = z.copy();
      } else {
        z = bck.copy();
        rhoFwd = rho;
        pFwdBck = pBckBck;
        sFwdBck = sBckBck;
        Box sBeg = new Box();
        Box sEnd = new Box();
        Box pBeg = new Box();
        Box pEnd = new Box();
        Box r = Box.of(rhoBck);
        valid = build(depth, propose, sBeg, sEnd, r, pBeg, pEnd, h0, -1, weight);
        sBckFwd = sBeg.v;
        sBckBck = sEnd.v;
        pBckFwd = pBeg.v;
        pBckBck = pEnd.v;
        rhoBck = r.v;
        bck = z.copy();
      }
      if (!valid) {
        break;
      }
      depth++;
      if (weight.x > logSumWeight) {
        sample = propose.z;
      } else if (uniform.getAsDouble() < Math.exp(weight.x - logSumWeight)) {
        sample = propose.z;
      }
      logSumWeight = logSumExp(logSumWeight, weight.x);
      rho = plus(rhoBck, rhoFwd);
      boolean persist = criterion(sBckBck, sFwdFwd, rho);
      persist &= criterion(sBckBck, sFwdBck, plus(rhoBck, pFwdBck));
      persist &= criterion(sBckFwd, sFwdFwd, plus(rhoFwd, pBckFwd));
      if (!persist) {
        break;
      }
    }
    acceptance /= leapfrogs;
    energy = hamiltonian(sample);
    return sample.q;
  }

  private boolean build(
      int treeDepth,
      Box propose,
      Box sBeg,
      Box sEnd,
      Box rho,
      Box pBeg,
      Box pEnd,
      double h0,
      double sign,
      Box weight) {
    if (treeDepth == 0) {
      evolve(sign * epsilon);
      leapfrogs++;
      double h = hamiltonian(z);
      h = Double.isNaN(h) ? Double.POSITIVE_INFINITY : h;
      divergent |= h - h0 > 1000;
      weight.x = logSumExp(weight.x, h0 - h);
      acceptance += h0 - h > 0 ? 1 : Math.exp(h0 - h);
      propose.z = z.copy();
      sBeg.v = sharp(z);
      sEnd.v = sBeg.v;
      rho.v = plus(rho.v, z.p);
      pBeg.v = z.p.clone();
      pEnd.v = pBeg.v;
      return !divergent;
    }
    Box weightInit = new Box();
    Box pInitEnd = new Box();
    Box sInitEnd = new Box();
    Box rhoInit = Box.of(new double[rho.v.length]);
    if (!build(
        treeDepth - 1, propose, sBeg, sInitEnd, rhoInit, pBeg, pInitEnd, h0, sign, weightInit)) {
      return false;
    }
    Box proposeFinal = new Box();
    Box weightFinal = new Box();
    Box pFinalBeg = new Box();
    Box sFinalBeg = new Box();
    Box rhoFinal = Box.of(new double[rho.v.length]);
    if (!build(
        treeDepth - 1,
        proposeFinal,
        sFinalBeg,
        sEnd,
        rhoFinal,
        pFinalBeg,
        pEnd,
        h0,
        sign,
        weightFinal)) {
      return false;
    }
    double subtree = logSumExp(weightInit.x, weightFinal.x);
    weight.x = logSumExp(weight.x, subtree);
    if (weightFinal.x > subtree || uniform.getAsDouble() < Math.exp(weightFinal.x - subtree)) {
      propose.z = proposeFinal.z;
    }
    double[] rhoSubtree = plus(rhoInit.v, rhoFinal.v);
    rho.v = plus(rho.v, rhoSubtree);
    boolean persist = criterion(sBeg.v, sEnd.v, rhoSubtree);
    persist &= criterion(sBeg.v, sFinalBeg.v, plus(rhoInit.v, pFinalBeg.v));
    persist &= criterion(sInitEnd.v, sEnd.v, plus(rhoFinal.v, pInitEnd.v));
    return persist;
  }
}
