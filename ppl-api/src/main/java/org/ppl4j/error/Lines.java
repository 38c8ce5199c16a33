package org.ppl4j.error;

import org.jspecify.annotations.Nullable;

/** Takes lines of classes that were generated from {@code .ppl} files back to those files. */
final class Lines {
  private Lines() {}

  /** The place in the file that a class was made from; the same place if it was made from none. */
  static StackTraceElement original(StackTraceElement place, Class<?> declaring) {
    PplLines lines = lines(declaring);
    if (lines == null || lines.file().equals(place.getFileName())) {
      return place;
    }
    int line = line(lines.lines(), place.getLineNumber());
    return line == 0
        ? place
        : new StackTraceElement(
            place.getClassLoaderName(),
            place.getModuleName(),
            place.getModuleVersion(),
            place.getClassName(),
            place.getMethodName(),
            lines.file(),
            line);
  }

  /** The same trace, with the lines of generated classes taken back to their files. */
  static StackTraceElement[] original(StackTraceElement[] trace) {
    StackTraceElement[] out = trace.clone();
    for (int i = 0; i < out.length; i++) {
      Class<?> declaring =
          Source.isUsers(out[i].getClassName()) ? find(out[i].getClassName()) : null;
      if (declaring != null) {
        out[i] = original(out[i], declaring);
      }
    }
    return out;
  }

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // A class of another loader keeps its lines.
    }
  }

  /** What a class, or one around it, says of its lines. */
  private static @Nullable PplLines lines(Class<?> declaring) {
    PplLines lines = null;
    for (Class<?> type = declaring;
        type != null && lines == null;
        type = type.getEnclosingClass()) {
      lines = type.getAnnotation(PplLines.class);
    }
    return lines;
  }

  /** What the last pair at or before a line says; 0 if there is none. */
  private static int line(int[] pairs, int line) {
    int out = 0;
    for (int i = 0; i + 1 < pairs.length && pairs[i] <= line; i += 2) {
      out = pairs[i + 1];
    }
    return out;
  }
}
