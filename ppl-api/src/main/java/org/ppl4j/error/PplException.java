package org.ppl4j.error;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ppl4j throws when a program, its data or its machine is at fault. The message has the form
 *
 * <pre>
 * ShapeMismatch: minus: f64[8] and f64[7] differ on axis 0.
 *   left   theta   sample "theta"   EightSchools.java:14
 *   right  sigma   argument         EightSchools.java:9
 *   at     EightSchools.java:15
 *   to mend it: ...
 *   while tracing model "eight_schools"
 * </pre>
 */
public abstract sealed class PplException extends RuntimeException
    permits AddressMismatch,
        Closed,
        DeviceUnavailable,
        DuplicateAddress,
        FreePlaceholder,
        InputMismatch,
        InvalidArgument,
        InvalidData,
        InvalidFile,
        InvalidGraph,
        InvalidIndex,
        InvalidParameter,
        InvalidProgram,
        KernelFailure,
        LeakedScope,
        LeakedValue,
        MissingStrategy,
        NonSmoothUse,
        NotCalibrated,
        NotDifferentiable,
        NotFinite,
        OutputFailure,
        ParseFailure,
        ShapeMismatch,
        TypeMismatch,
        UnhealthyFit,
        UnhealthyPosterior,
        UnsupportedOp,
        UnsupportedStrategy {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Report report;
  private final List<String> context = new ArrayList<>();

  /** An error with the body of a report. */
  PplException(Report report) {
    super(report.toString());
    this.report = report;
  }

  /** An error with the body of a report and the failure beneath it. */
  PplException(Report report, Throwable cause) {
    super(report.toString(), cause);
    this.report = report;
  }

  /**
   * Adds the line where the error arose, unless it is known already; returns this, so that it can
   * be rethrown.
   */
  public final PplException at(Source source) {
    if (report != null) {
      report.at(source);
    }
    return this;
  }

  /**
   * Adds what was being done when the error arose, as in {@code tracing model "m"}; returns this,
   * so that it can be rethrown.
   */
  public final PplException during(String activity) {
    context.add(activity);
    return this;
  }

  /**
   * The stack trace, in which classes generated from {@code .ppl} files have those files' lines.
   */
  @Override
  public final StackTraceElement[] getStackTrace() {
    takeLinesBack();
    return super.getStackTrace();
  }

  @Override
  public final void printStackTrace(PrintStream out) {
    takeLinesBack();
    super.printStackTrace(out);
  }

  @Override
  public final void printStackTrace(PrintWriter out) {
    takeLinesBack();
    super.printStackTrace(out);
  }

  private void takeLinesBack() {
    setStackTrace(Lines.original(super.getStackTrace()));
  }

  /** The kind, the report and what was being done, over several lines. */
  @Override
  public final String getMessage() {
    StringBuilder out = new StringBuilder(getClass().getSimpleName()).append(": ");
    out.append(report == null ? super.getMessage() : report.toString());
    for (String activity : context) {
      out.append("\n  while ").append(activity);
    }
    return out.toString();
  }

  /** Prints as the message alone, which already begins with the kind. */
  @Override
  public final String toString() {
    return getMessage();
  }
}
