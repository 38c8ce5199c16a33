package org.ppl4j.compiler;

import java.io.Console;
import java.io.PrintStream;

/**
 * A line on a terminal while something takes long, which is wiped away when that is done.
 *
 * <pre>{@code
 * try (var line = new WaitingLine(System.err, "compiling schools", 1)) {
 *   executor.compile(graph);      // after a second: compiling schools ... 3 s
 * }
 * }</pre>
 */
public final class WaitingLine implements AutoCloseable {
  private static final long TICK_MILLIS = 500;

  private final PrintStream out;
  private final String text;
  private final Thread writer;
  private int shown;
  private boolean closed;

  /**
   * Begins to wait.
   *
   * @param out where the line is written
   * @param text what is going on
   * @param delay after how many seconds the line appears
   */
  public WaitingLine(PrintStream out, String text, double delay) {
    this.out = out;
    this.text = text;
    long begun = System.nanoTime();
    writer = new Thread(() -> write(begun, Math.round(delay * 1000)), "progress");
    writer.setDaemon(true);
    writer.start();
  }

  /** Whether this process talks to a terminal; from JDK 22 on a console may be something else. */
  @SuppressWarnings("SystemConsoleNull") // Null is one answer; isTerminal() is the other.
  public static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private void write(long begun, long delayMillis) {
    try {
      Thread.sleep(delayMillis);
      while (show((System.nanoTime() - begun) / 1_000_000_000)) {
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing more to write.
    }
  }

  private synchronized boolean show(long seconds) {
    if (!closed) {
      String line = text + " ... " + seconds + " s";
      out.print("\r" + line);
      out.flush();
      shown = line.length();
    }
    return !closed;
  }

  /** Wipes the line away, if it is there. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      writer.interrupt();
      if (shown > 0) {
        out.print("\r" + " ".repeat(shown) + "\r");
        out.flush();
      }
    }
  }
}
