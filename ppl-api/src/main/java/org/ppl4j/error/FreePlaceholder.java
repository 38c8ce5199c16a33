package org.ppl4j.error;

/** A graph uses a value that is not among its inputs. */
public final class FreePlaceholder extends PplException {
  private static final long serialVersionUID = 1L;

  private FreePlaceholder(Report report) {
    super(report);
  }

  /** A placeholder met without a value. */
  public static FreePlaceholder of(String graph, Report.Party party) {
    return new FreePlaceholder(
        Report.of("\"" + party.name() + "\" has no value in " + graph + ".")
            .where("free", party)
            .cure("make it an input of the graph, or substitute a value for it"));
  }

  /** Noise met without a key. */
  public static FreePlaceholder noise(String graph, Report.Party party) {
    return new FreePlaceholder(
        Report.of(graph + " draws noise, but was called without a key.")
            .where("noise", party)
            .cure("call it with a key and a step"));
  }
}
