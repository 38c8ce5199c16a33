package org.ppl4j.error;

/** A random site that derivatives cannot pass by themselves, without a strategy. */
public final class MissingStrategy extends PplException {
  private static final long serialVersionUID = 1L;

  private MissingStrategy(Report report) {
    super(report);
  }

  /** A site whose distribution is not reparameterised, and for which none was named. */
  public static MissingStrategy of(
      Report.Party site, String distribution, String supported, Source source) {
    return new MissingStrategy(
        Report.of(
                "\""
                    + site.name()
                    + "\" is "
                    + distribution
                    + ", whose draws do not move smoothly with its parameters: its gradient needs"
                    + " a strategy.")
            .where("site", site)
            .at(source)
            .cure("name one in sample(..): " + supported));
  }
}
