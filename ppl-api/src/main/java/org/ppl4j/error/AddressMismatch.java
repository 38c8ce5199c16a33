package org.ppl4j.error;

/** Choices do not match the sites of a program. */
public final class AddressMismatch extends PplException {
  private static final long serialVersionUID = 1L;

  private AddressMismatch(Report report) {
    super(report);
  }

  /** A site without a value. */
  public static AddressMismatch missing(
      String model, Report.Party site, String given, Source source) {
    return new AddressMismatch(
        Report.of("\"" + model + "\" needs a value for \"" + site.name() + "\"." + given)
            .where("site", site)
            .at(source)
            .cure("add it to the choices, or condition the model on it"));
  }

  /** A handler for a site that there is not. */
  public static AddressMismatch untouched(
      String handler, String address, String suggestion, Source source) {
    return new AddressMismatch(
        Report.of(handler + ": there is no site \"" + address + "\"." + suggestion)
            .at(source)
            .cure("correct the name, or leave it out"));
  }

  /** A handler for a site of another kind than it changes. */
  public static AddressMismatch kind(
      String handler, String address, String kind, String wanted, Source source) {
    return new AddressMismatch(
        Report.of(
                handler
                    + ": \""
                    + address
                    + "\" is a site of kind "
                    + kind
                    + ", not "
                    + wanted
                    + ".")
            .at(source)
            .cure(
                "handlers apply from the inside out: put this one before the one that changed the"
                    + " site, or undo that (an observation by uncondition())"));
  }

  /** A value for a site that is not to be given one. */
  public static AddressMismatch notChosen(String model, String address, String why, Source source) {
    return new AddressMismatch(
        Report.of(
                "\"" + address + "\" of \"" + model + "\" takes no value here: it is " + why + ".")
            .at(source)
            .cure("leave it out of the choices"));
  }

  /** A value without a site. */
  public static AddressMismatch unused(
      String model, String address, String suggestion, Source source) {
    return new AddressMismatch(
        Report.of("\"" + model + "\" has no site \"" + address + "\"." + suggestion)
            .at(source)
            .cure("drop it from the choices, or correct its name"));
  }

  /** A handler's value of another type than its site. */
  public static AddressMismatch choice(
      String address, String expected, String found, Source source) {
    return new AddressMismatch(
        Report.of("\"" + address + "\" is " + expected + ", but the choice is " + found + ".")
            .at(source)
            .cure("give it one value for each element of its plates, outermost first"));
  }

  /** A value of another type than its site. */
  public static AddressMismatch type(
      String model, Report.Party site, String expected, String found, Source source) {
    return new AddressMismatch(
        Report.of(
                "\""
                    + site.name()
                    + "\" of \""
                    + model
                    + "\" is "
                    + expected
                    + ", but the choice is "
                    + found
                    + ".")
            .where("site", site)
            .at(source)
            .cure("give it one value for each element of its plates, outermost first"));
  }

  /** A site of a guide that its model cannot take. */
  public static AddressMismatch unwanted(
      String model, String guide, String why, Report.Party site, Source source) {
    return new AddressMismatch(
        Report.of(
                "guide \""
                    + guide
                    + "\" has a site \""
                    + site.name()
                    + "\" that \""
                    + model
                    + "\" does not take: "
                    + why)
            .where("guide", site)
            .at(source)
            .cure("correct the name, drop the site, or hide it with block(...) or marginal(...)"));
  }

  /** A random site of a model that its guide says nothing of. */
  public static AddressMismatch unguided(
      String model, String guide, String suggestion, Report.Party site, Source source) {
    return new AddressMismatch(
        Report.of(
                "guide \""
                    + guide
                    + "\" has no site \""
                    + site.name()
                    + "\", which \""
                    + model
                    + "\" draws."
                    + suggestion)
            .where("model", site)
            .at(source)
            .cure(
                "sample it in the guide, condition the model on it, or marginalize it if it is"
                    + " discrete"));
  }

  /** A site that model and guide have, but not alike. */
  public static AddressMismatch disagreement(
      String problem, Report.Party model, Report.Party guide, String cure, Source source) {
    return new AddressMismatch(
        Report.of(problem).where("model", model).where("guide", guide).at(source).cure(cure));
  }
}
