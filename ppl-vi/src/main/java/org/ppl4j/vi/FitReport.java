package org.ppl4j.vi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ppl4j.error.PplException;
import org.ppl4j.plot.HtmlReport;
import org.ppl4j.plot.Picture;
import org.ppl4j.type.Tensor;

/** A fit in one HTML page: how it ended, whether to rely on it, the tables, the pictures. */
final class FitReport {
  private static final int DRAWS = 4000;
  private static final int ROWS = 300;
  private static final int NUMBERS = 12;

  private final Fit fit;
  private final HtmlReport page;

  private FitReport(Fit fit) {
    this.fit = fit;
    page = new HtmlReport("Fit of " + fit.objective());
  }

  static Path write(Fit fit, Path file) {
    FitReport report = new FitReport(fit);
    report.outcome();
    report.page.heading("Objective").picture(fit.plot().elbo());
    if (fit.hasGuide()) {
      report.posterior();
    }
    report.params();
    return report.page.save(file);
  }

  private void outcome() {
    List<Fit.Finding> findings = fit.findings();
    page.verdict(
        findings.isEmpty(),
        findings.isEmpty()
            ? "Nothing speaks against this fit."
            : "The fit is not to be relied on.");
    List<String> points = new ArrayList<>();
    points.add(
        String.format(
            Locale.ROOT,
            "%s %.6g over the last tenth of %d steps (%s)",
            fit.objective(),
            fit.value(),
            fit.steps(),
            fit.stop().text()));
    for (Fit.Finding finding : findings) {
      points.add("Problem: " + finding.problem() + ". To mend it: " + finding.cure() + ".");
    }
    page.points(points);
  }

  private void posterior() {
    Draws draws = fit.draws(DRAWS);
    page.heading("Approximate posterior");
    List<String[]> table = draws.table();
    List<List<String>> rows =
        table.subList(1, table.size()).stream().limit(ROWS).map(Arrays::asList).toList();
    page.table(Arrays.asList(table.get(0)), rows);
    page.paragraph(
        table.size() - 1 > ROWS
            ? "Of "
                + DRAWS
                + " draws; the first "
                + ROWS
                + " of "
                + (table.size() - 1)
                + " numbers."
            : "Of " + DRAWS + " draws of the guide.");
    String[] names =
        table.stream().skip(1).limit(NUMBERS).map(row -> row[0]).toArray(String[]::new);
    attempt("intervals", () -> fit.plot().forest(names));
    if (names.length > 1) {
      attempt("pairs", () -> fit.plot().pair(Arrays.copyOf(names, Math.min(names.length, 4))));
    }
    if (fit.hasModel()) {
      page.heading("The guide and the model");
      attempt("comparison with the prior", () -> fit.plot().priorAndPosterior(names));
      attempt("weights", () -> fit.plot().kHat());
      for (String address : fit.observed()) {
        attempt(
            "posterior predictive check of " + address, () -> fit.plot().predictiveCheck(address));
      }
    }
  }

  private void params() {
    page.heading("Params");
    List<List<String>> rows = new ArrayList<>();
    for (var param : fit.params().entrySet()) {
      Tensor value = param.getValue();
      String text = value.data().length <= 8 ? value.toString() : value.type().toString();
      rows.add(List.of(param.getKey(), text));
    }
    page.table(List.of("", "value, or type if it is large"), rows);
  }

  /** A picture that not every model allows; else why not. */
  private void attempt(String what, Supplier<Picture> picture) {
    try {
      page.picture(picture.get());
    } catch (PplException e) {
      page.paragraph("There are no " + what + ": " + String.valueOf(e.getMessage()));
    }
  }
}
