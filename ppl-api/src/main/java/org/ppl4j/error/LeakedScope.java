package org.ppl4j.error;

/** A scope was used after its model was traced. */
public final class LeakedScope extends PplException {
  private static final long serialVersionUID = 1L;

  private LeakedScope(Report report) {
    super(report);
  }

  /** What was called on it. */
  public static LeakedScope of(String model, String call, Source source) {
    return new LeakedScope(
        Report.of(call + ": this scope belongs to \"" + model + "\", which is traced already.")
            .at(source)
            .cure(
                "use the scope only inside the model it was given to; a part of a model is a"
                    + " function that takes a scope, or a model of its own, run by m.call(...)"));
  }
}
