package org.ppl4j.error;

/** Choices do not match the sites of a program. */
public final class AddressMismatch extends PplException {
  private static final long serialVersionUID = 1L;

  private AddressMismatch(Report report) {
    super(report);
  }

  /** A site without a value. */
  public static AddressMismatch missing(String model, String address, String given) {
    return new AddressMismatch(
        Report.of("\"" + model + "\" needs a value for \"" + address + "\"." + given)
            .cure("add it to the choices, or condition the model on it"));
  }

  /** A value without a site. */
  public static AddressMismatch unused(String model, String address, String suggestion) {
    return new AddressMismatch(
        Report.of("\"" + model + "\" has no site \"" + address + "\"." + suggestion)
            .cure("drop it from the choices, or correct its name"));
  }

  /** A value of another type than its site. */
  public static AddressMismatch type(
      String model, String address, String expected, String found, Source source) {
    return new AddressMismatch(
        Report.of(
                "\""
                    + address
                    + "\" of \""
                    + model
                    + "\" is "
                    + expected
                    + ", but the choice is "
                    + found
                    + ".")
            .at(source)
            .cure("give it one value for each element of its plates, outermost first"));
  }
}
