package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;

/** A potential as a function of some of its numbers, which come first; the rest stay as given. */
final class PartialPotential implements Potential {
  private final Potential whole;
  private final int[] places;
  private final int dimension;
  private final double[] vector;
  private final double[] gradient;

  /** The whole one's numbers in another order, the first ones free. */
  PartialPotential(Potential whole, int[] places, int dimension) {
    this.whole = whole;
    this.places = places;
    this.dimension = dimension;
    vector = new double[whole.size()];
    gradient = new double[whole.dimension()];
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public double logDensity(double[] own) {
    load(own);
    return whole.logDensity(vector);
  }

  @Override
  public double logDensity(double[] own, double[] out) {
    load(own);
    return unload(whole.logDensity(vector, gradient), out);
  }

  @Override
  public boolean isEstimate() {
    return whole.isEstimate();
  }

  @Override
  public double estimate(Key key, double[] own, double[] out) {
    load(own);
    return unload(whole.estimate(key, vector, gradient), out);
  }

  private void load(double[] own) {
    for (int i = 0; i < places.length; i++) {
      vector[places[i]] = own[i];
    }
  }

  private double unload(double density, double[] out) {
    for (int i = 0; i < dimension; i++) {
      out[i] = gradient[places[i]];
    }
    return density;
  }

  @Override
  public Potential fork() {
    return new PartialPotential(whole.fork(), places, dimension);
  }
}
