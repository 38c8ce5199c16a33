package org.ppl4j.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line of the user's program that something came from. Capturing one walks the stack to the
 * first frame outside ppl4j and the JDK, and resolves its line number only when asked.
 */
public final class Source {
  /** No known line. */
  public static final Source UNKNOWN = new Source(null, null);

  private static final String LIBRARY = "org.ppl4j.";
  private static final String SAMPLES = "org.ppl4j.samples.";
  private static final String JDK = "java.";

  private final StackWalker.@Nullable StackFrame frame;
  private final @Nullable String text;

  private Source(StackWalker.@Nullable StackFrame frame, @Nullable String text) {
    this.frame = frame;
    this.text = text;
  }

  /** The line that called into ppl4j, or {@link #UNKNOWN} if the whole stack is ppl4j's own. */
  public static Source here() {
    Optional<StackWalker.StackFrame> caller =
        StackWalker.getInstance()
            .walk(frames -> frames.filter(frame -> isUsers(frame.getClassName())).findFirst());
    return caller.map(frame -> new Source(frame, null)).orElse(UNKNOWN);
  }

  /** A line known by other means, for example a place in a {@code .ppl} file: {@code "a.ppl:3"}. */
  public static Source of(String text) {
    return new Source(null, text);
  }

  /** Whether a line is known. */
  public boolean isKnown() {
    return frame != null || text != null;
  }

  private static boolean isUsers(String className) {
    boolean library = className.startsWith(LIBRARY) && !className.startsWith(SAMPLES);
    return !library && !className.startsWith(JDK);
  }

  /** Prints as {@code EightSchools.java:14}; empty if unknown. */
  @Override
  public String toString() {
    if (frame != null) {
      return frame.getFileName() + ":" + frame.getLineNumber();
    }
    return text == null ? "" : text;
  }
}
