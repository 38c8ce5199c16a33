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
        Report.of(graph + " failed while running: " + gist(cause) + ".")
            .cure("run it on the interp executor, which names the op and the line"),
        cause);
  }

  /** The last line of what the engine says; the cause has all of it. */
  private static String gist(Throwable cause) {
    String[] lines = String.valueOf(cause.getMessage()).strip().split("\\R");
    return lines[lines.length - 1].replaceFirst("^RuntimeError: ", "");
  }
}
