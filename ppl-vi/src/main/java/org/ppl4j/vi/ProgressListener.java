package org.ppl4j.vi;

import org.ppl4j.compiler.WaitingLine;

/** Shows how far a fit has come; it is told a few times each second. */
public interface ProgressListener {
  /**
   * The steps of a fit are being compiled.
   *
   * @param objective its name
   */
  default void compiling(String objective) {}

  /** The steps are compiled, or cannot be. */
  default void compiled() {}

  /**
   * A fit begins.
   *
   * @param objective its name
   * @param steps how many steps it will do at most
   */
  void started(String objective, long steps);

  /**
   * Steps have been done.
   *
   * @param steps how many, all in all
   * @param value the objective's mean since it was told last
   * @param rate steps per second
   */
  void progressed(long steps, double value, double rate);

  /**
   * The fit has ended, by itself or by an error.
   *
   * @param reason why
   */
  void finished(String reason);

  /** A bar, after a second, where this process writes to a terminal; or else nothing. */
  static ProgressListener automatic() {
    return WaitingLine.isTerminal() ? new ProgressBars(1) : silent();
  }

  /** A bar on standard error. */
  static ProgressListener bar() {
    return new ProgressBars(0);
  }

  /** Lines in the log, at level info, every few seconds. */
  static ProgressListener log() {
    return new ProgressLog(5);
  }

  /** Nothing. */
  static ProgressListener silent() {
    return new ProgressListener() {
      @Override
      public void started(String objective, long steps) {}

      @Override
      public void progressed(long steps, double value, double rate) {}

      @Override
      public void finished(String reason) {}
    };
  }
}
