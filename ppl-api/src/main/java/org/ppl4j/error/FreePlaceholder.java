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

  /** A value asked of an expression that depends on a placeholder, as a Java {@code if} would. */
  public static FreePlaceholder forced(Report.Party party) {
    return new FreePlaceholder(
        Report.of(
                "the value of this expression is not known: it depends on \""
                    + party.name()
                    + "\".")
            .where("unknown", party)
            .at(Source.here())
            .cure(
                "a model's function runs before any value is drawn, so no Java if or loop can"
                    + " depend on one: choose with condition.select(yes, no) or cond(condition, yes, no),"
                    + " repeat with scan(...)")
            .cure("elsewhere make it an input of a graph, or substitute a value for it"));
  }

  /** Noise met without a key. */
  public static FreePlaceholder noise(String graph, Report.Party party) {
    return new FreePlaceholder(
        Report.of(graph + " draws noise, but was called without a key.")
            .where("noise", party)
            .cure("call it with a key and a step"));
  }
}
