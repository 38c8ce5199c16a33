package org.ppl4j.error;

/** A strategy that cannot treat a site. */
public final class UnsupportedStrategy extends PplException {
  private static final long serialVersionUID = 1L;

  private UnsupportedStrategy(Report report) {
    super(report);
  }

  /** A strategy for distributions of another kind. */
  public static UnsupportedStrategy of(
      String strategy, Report.Party site, String distribution, String supported, Source source) {
    return new UnsupportedStrategy(
        Report.of(
                strategy + " cannot treat \"" + site.name() + "\", which is " + distribution + ".")
            .where("site", site)
            .at(source)
            .cure("use one of: " + supported));
  }

  /** A strategy that treats the distribution, but not as it is used. */
  public static UnsupportedStrategy use(
      String strategy, String address, String why, String cure, Source source) {
    return new UnsupportedStrategy(
        Report.of(strategy + " cannot treat \"" + address + "\": " + why + ".")
            .at(source)
            .cure(cure));
  }

  /** A biased strategy in an objective that does not say so. */
  public static UnsupportedStrategy biased(
      String strategy, Report.Party site, String objective, Source source) {
    return new UnsupportedStrategy(
        Report.of(
                strategy
                    + " gives biased gradients, and objective \""
                    + objective
                    + "\" does not say so.")
            .where("site", site)
            .at(source)
            .cure("mark the objective with biased(), or use an unbiased strategy"));
  }
}
