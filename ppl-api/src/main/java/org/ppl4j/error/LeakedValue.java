package org.ppl4j.error;

/** A value of one element of a plate or one step of a scan was used outside of it. */
public final class LeakedValue extends PplException {
  private static final long serialVersionUID = 1L;

  private LeakedValue(Report report) {
    super(report);
  }

  /** The value, and the plate or scan that it belongs to. */
  public static LeakedValue of(Report.Party value, String home, Source user) {
    return new LeakedValue(
        Report.of(
                "\""
                    + value.name()
                    + "\" stands for one element of "
                    + home
                    + " and is used outside of it.")
            .where("value", value)
            .where("used by", new Report.Party("", "", user))
            .cure(
                "return it from map(...), or put it out of the scan's step: outside, what is"
                    + " returned has all elements"));
  }
}
