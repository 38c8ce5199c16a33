package org.ppl4j.error;

/** A compiled graph failed while it ran. */
public final class KernelFailure extends PplException {
  private static final long serialVersionUID = 1L;

  private KernelFailure(Report report, Throwable cause) {
    super(report, cause);
  }

  /** The graph and what the engine said. */
  public static KernelFailure of(String graph, Throwable cause) {
    return new KernelFailure(
        Report.of(graph + " failed while running: " + cause.getMessage())
            .cure("run it on the interp executor, which names the op and the line"),
        cause);
  }
}
