package org.ppl4j.mcmc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.ppl4j.error.PplException;
import org.ppl4j.model.Program;
import org.ppl4j.plot.HtmlReport;
import org.ppl4j.plot.Picture;

/** A posterior in one HTML page: what was drawn, whether to rely on it, the table, the pictures. */
final class PosteriorReport {
  private static final int ROWS = 300;
  private static final int FOREST = 60;

  /** Numbers whose traces and ranks are drawn: those of the least effective sizes. */
  private static final int TRACES = 8;

  private final Posterior<?> posterior;
  private final Program program;
  private final Summary summary;
  private final HtmlReport page;

  private PosteriorReport(Posterior<?> posterior, Program program) {
    this.posterior = posterior;
    this.program = program;
    summary = posterior.summary();
    page = new HtmlReport("Posterior of " + posterior.draws().model());
  }

  static Path write(Posterior<?> posterior, Program program, Path file) {
    PosteriorReport report = new PosteriorReport(posterior, program);
    report.diagnosis();
    report.table();
    report.pictures();
    return report.page.save(file);
  }

  private void diagnosis() {
    Diagnosis diagnosis = posterior.diagnostics();
    page.verdict(
        diagnosis.isHealthy(),
        diagnosis.isHealthy() ? "The draws look healthy." : "The draws are not to be relied on.");
    page.points(diagnosis.overview());
    List<String> findings = new ArrayList<>();
    for (Diagnosis.Finding finding : diagnosis.findings()) {
      String kind = finding.kind().isNote() ? "Note: " : "Problem: ";
      findings.add(kind + finding.problem() + ". To mend it: " + finding.cure() + ".");
    }
    page.points(findings);
  }

  private void table() {
    page.heading("Summary");
    List<List<String>> rows =
        summary.rows().stream().limit(ROWS).map(row -> Arrays.asList(Summary.cells(row))).toList();
    page.table(Arrays.asList(Summary.HEADER), rows);
    if (summary.rows().size() > ROWS) {
      page.paragraph("The first " + ROWS + " of " + summary.rows().size() + " numbers.");
    }
    page.paragraph(
        "MCSE is the Monte Carlo standard error of the mean, MAD the median absolute deviation"
            + " times 1.4826, ESS the effective sample size.");
  }

  private void pictures() {
    PosteriorPlots<?> plots = posterior.plot();
    String[] all = summary.rows().stream().map(Summary.Row::name).toArray(String[]::new);
    String[] worst =
        summary.rows().stream()
            .sorted(Comparator.comparingDouble(PosteriorReport::size))
            .limit(TRACES)
            .map(Summary.Row::name)
            .toArray(String[]::new);
    page.heading("Intervals");
    page.picture(plots.forest(Arrays.copyOf(all, Math.min(all.length, FOREST))));
    if (all.length > FOREST) {
      page.paragraph("The first " + FOREST + " of " + all.length + " numbers.");
    }
    page.heading("Chains");
    if (all.length > TRACES) {
      page.paragraph("The " + TRACES + " numbers of the least effective sizes.");
    }
    page.picture(plots.trace(worst));
    page.picture(plots.rank(worst));
    page.picture(plots.autocorrelation(Arrays.copyOf(worst, Math.min(worst.length, 2))));
    if (plots.hasEnergy()) {
      page.picture(plots.energy());
    }
    if (all.length > 1) {
      page.heading("Pairs");
      page.picture(plots.pair(Arrays.copyOf(all, Math.min(all.length, 4))));
    }
    if (!program.observations().isEmpty()) {
      page.heading("The model and the data");
      for (Program.Entry entry : program.observations()) {
        String address = entry.site().address();
        attempt("posterior predictive check of " + address, () -> plots.predictiveCheck(address));
      }
      attempt("leave-one-out cross-validation", plots::kHat);
    }
    page.heading("Prior and posterior");
    attempt(
        "comparison with the prior",
        () -> plots.priorAndPosterior(Arrays.copyOf(all, Math.min(all.length, TRACES))));
  }

  private static double size(Summary.Row row) {
    double size = Math.min(row.bulkEss(), row.tailEss());
    return Double.isNaN(size) ? 0 : size;
  }

  /** A picture that not every model allows; else why not. */
  private void attempt(String what, Supplier<Picture> picture) {
    try {
      page.picture(picture.get());
    } catch (PplException e) {
      page.paragraph("There is no " + what + ": " + String.valueOf(e.getMessage()));
    }
  }
}
