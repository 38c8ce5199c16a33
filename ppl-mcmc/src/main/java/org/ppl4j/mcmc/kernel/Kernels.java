package org.ppl4j.mcmc.kernel;

import java.util.List;

/** Every kernel there is, by name. A new one adds its line here. */
public final class Kernels {
  private Kernels() {}

  /** See {@link Nuts}. */
  public static Nuts nuts() {
    return new Nuts();
  }

  /** See {@link Hmc}. */
  public static Hmc hmc() {
    return new Hmc();
  }

  /** See {@link Mala}. */
  public static Mala mala() {
    return new Mala();
  }

  /** See {@link RandomWalk}. */
  public static RandomWalk randomWalk() {
    return new RandomWalk();
  }

  /** See {@link Slice}. */
  public static Slice slice() {
    return new Slice();
  }

  /** See {@link Gibbs}. */
  public static Gibbs gibbs(String... sites) {
    return new Gibbs(List.of(sites));
  }

  /** See {@link Compose}. */
  public static Compose compose(Kernel... kernels) {
    return new Compose(List.of(kernels));
  }

  /** See {@link OnSites}. */
  public static OnSites on(Kernel kernel, String... sites) {
    return new OnSites(kernel, List.of(sites));
  }

  /** See {@link EllipticalSlice}. */
  public static EllipticalSlice ellipticalSlice(String... sites) {
    return new EllipticalSlice(List.of(sites));
  }

  /** See {@link Sgld}. */
  public static Sgld sgld(double stepSize) {
    return new Sgld(stepSize);
  }

  /** See {@link Sghmc}. */
  public static Sghmc sghmc(double stepSize) {
    return new Sghmc(stepSize);
  }
}
