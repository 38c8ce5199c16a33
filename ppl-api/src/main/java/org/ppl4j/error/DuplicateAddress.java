package org.ppl4j.error;

/** Two sites of one program have the same address. */
public final class DuplicateAddress extends PplException {
  private static final long serialVersionUID = 1L;

  private DuplicateAddress(Report report) {
    super(report);
  }

  /** The address and both lines. */
  public static DuplicateAddress of(String address, Source first, Source second) {
    return new DuplicateAddress(
        Report.of("two sites are called \"" + address + "\".")
            .where("first", new Report.Party(address, "", first))
            .where("second", new Report.Party(address, "", second))
            .cure("give each its own name, or put a part under m.scope(\"prefix\", ...)"));
  }
}
