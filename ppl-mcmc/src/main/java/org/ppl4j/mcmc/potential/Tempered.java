package org.ppl4j.mcmc.potential;

/**
 * A density on the way from a standard normal one of some width to another: {@code log p_b = (1 -
 * b) log N(u; 0, w^2) + b log p}.
 */
public final class Tempered implements Potential {
  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final Potential end;
  private final double width;
  private double temperature;

  /**
   * The beginning of the way.
   *
   * @param width the standard deviation of the normal density that it begins with
   */
  public Tempered(Potential end, double width) {
    this.end = end;
    this.width = width;
  }

  /** Moves along the way: 0 is the beginning, 1 the end. */
  public void setTemperature(double newTemperature) {
    temperature = newTemperature;
  }

  /** The log density at the beginning, its constant included. */
  public double logReference(double[] vector) {
    double squares = 0;
    for (int i = 0; i < end.dimension(); i++) {
      squares += vector[i] * vector[i];
    }
    return -squares / (2 * width * width) - end.dimension() * (LOG_ROOT_TWO_PI + Math.log(width));
  }

  @Override
  public int dimension() {
    return end.dimension();
  }

  @Override
  public int size() {
    return end.size();
  }

  @Override
  public double logDensity(double[] vector) {
    return mixed(vector, end.logDensity(vector));
  }

  @Override
  public double logDensity(double[] vector, double[] gradient) {
    double density = end.logDensity(vector, gradient);
    for (int i = 0; i < end.dimension(); i++) {
      double reference = -vector[i] / (width * width);
      gradient[i] = (1 - temperature) * reference + temperature * gradient[i];
    }
    return mixed(vector, density);
  }

  private double mixed(double[] vector, double density) {
    return (1 - temperature) * logReference(vector) + temperature * density;
  }

  @Override
  public Potential fork() {
    Tempered fork = new Tempered(end.fork(), width);
    fork.setTemperature(temperature);
    return fork;
  }

  @Override
  public void close() {
    end.close();
  }
}
