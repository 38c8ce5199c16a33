package org.ppl4j.runtime.jvm;

/** Whether this JVM has the module {@code jdk.incubator.vector}, and how wide its vectors are. */
final class VectorSupport {
  private static final String VECTORS = "jdk.incubator.vector";

  /** The numbers in a vector; 1 where there are no vectors. */
  static final int LANES = lanes();

  private VectorSupport() {}

  private static int lanes() {
    if (Boolean.getBoolean("ppl4j.scalar") || ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      return 1;
    }
    try {
      Object species =
          Class.forName(VECTORS + ".DoubleVector").getField("SPECIES_PREFERRED").get(null);
      return (int) Class.forName(VECTORS + ".VectorSpecies").getMethod("length").invoke(species);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the module " + VECTORS + " is not as it was", e);
    }
  }
}
