package org.ppl4j.vi;

import java.util.Map;
import org.ppl4j.type.Tensor;

/** What a callback is told of a fit that is under way; good only during the call. */
public interface StepReport {
  /** How many steps have been done. */
  long steps();

  /** The objective's estimate in the last step. */
  double value();

  /** Steps per second since the fit began. */
  double rate();

  /** The params, in their supports, by address. */
  Map<String, Tensor> params();

  /** Ends the fit after this step. */
  void stop();
}
