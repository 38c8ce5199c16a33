package org.ppl4j.error;

import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line of the user's program that something came from. Capturing one walks the stack to the
 * first frame outside ppl4j and the JDK, and resolves its line number only when asked. Programs
 * that are run from a {@code .ppl} file say themselves where they are, by {@link #during}.
 */
public final class Source {
  /** No known line. */
  public static final Source UNKNOWN = new Source(null, null);

  private static final String LIBRARY = "org.ppl4j.";
  private static final String SAMPLES = "org.ppl4j.samples.";
  private static final String JDK = "java.";
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Where a program run from a file is, in this thread; see {@link #during}. */
  private static final ThreadLocal<@Nullable Source> PLACE = new ThreadLocal<>();

  private final @Nullable StackFrame frame;
  private final @Nullable String text;

  private Source(@Nullable StackFrame frame, @Nullable String text) {
    this.frame = frame;
    this.text = text;
  }

  /** The line that called into ppl4j, or {@link #UNKNOWN} if the whole stack is ppl4j's own. */
  public static Source here() {
    Source place = PLACE.get();
    if (place != null) {
      return place;
    }
    Optional<StackFrame> caller =
        WALKER.walk(frames -> frames.filter(frame -> isUsers(frame.getClassName())).findFirst());
    return caller.map(frame -> new Source(frame, null)).orElse(UNKNOWN);
  }

  /** A line known by other means, for example a place in a {@code .ppl} file: {@code "a.ppl:3"}. */
  public static Source of(String text) {
    return new Source(null, text);
  }

  /** Does a part of a program of which this is the line: {@link #here()} gives it there. */
  public <T extends @Nullable Object> T during(Supplier<T> part) {
    Source before = PLACE.get();
    PLACE.set(this);
    try {
      return part.get();
    } finally {
      PLACE.set(before);
    }
  }

  /** Whether a line is known. */
  public boolean isKnown() {
    return frame != null || text != null;
  }

  /** Whether a class is neither ours nor the JDK's. */
  static boolean isUsers(String className) {
    boolean library = className.startsWith(LIBRARY) && !className.startsWith(SAMPLES);
    return !library && !className.startsWith(JDK);
  }

  /** Whether another is the same place in the same code. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Source source
        && Objects.equals(text, source.text)
        && isSame(frame, source.frame);
  }

  private static boolean isSame(@Nullable StackFrame a, @Nullable StackFrame b) {
    if (a == null || b == null) {
      return a == b;
    }
    return a.getByteCodeIndex() == b.getByteCodeIndex()
        && a.getDeclaringClass() == b.getDeclaringClass()
        && a.getMethodName().equals(b.getMethodName());
  }

  @Override
  public int hashCode() {
    return frame == null ? Objects.hashCode(text) : frame.getByteCodeIndex();
  }

  /** Prints as {@code EightSchools.java:14}, or {@code eight_schools.ppl:4}; empty if unknown. */
  @Override
  public String toString() {
    if (frame != null) {
      StackTraceElement place =
          Lines.original(frame.toStackTraceElement(), frame.getDeclaringClass());
      return place.getFileName() + ":" + place.getLineNumber();
    }
    return text == null ? "" : text;
  }
}
