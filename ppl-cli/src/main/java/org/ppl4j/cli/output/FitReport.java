package org.ppl4j.cli.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.Draws;
import org.ppl4j.vi.Fit;

/**
 * What {@code ppl fit} prints.
 *
 * @param fit what was fitted
 * @param guide the guide's name
 * @param unlisted params of which the table says nothing: those of a guide that nobody wrote
 * @param draws draws of the fitted guide
 * @param kHat how well the guide covers the posterior; null where that cannot be said
 * @param seconds how long it took
 */
public record FitReport(
    Fit fit,
    String guide,
    Set<String> unlisted,
    Draws draws,
    @Nullable Double kHat,
    double seconds) {
  /** Above it, the guide leaves out a part of the posterior. */
  private static final double GREATEST_K_HAT = 0.7;

  /** Params of more numbers are not listed. */
  private static final int MOST_SHOWN = 50;

  private record Row(String name, double mean, double sd, double q05, double q50, double q95) {}

  /** Whether the objective came to rest, and the guide covers the posterior. */
  public boolean isHealthy() {
    return fit.converged() && (kHat == null || kHat <= GREATEST_K_HAT);
  }

  private List<Row> rows() {
    List<Row> out = new ArrayList<>();
    for (String address : draws.choices().addresses()) {
      Shape all = draws.get(address).shape();
      List<String> names = Names.elements(address, all.slice(1, all.rank()));
      Tensor mean = draws.mean(address);
      Tensor sd = draws.sd(address);
      Tensor low = draws.quantile(address, 0.05);
      Tensor median = draws.quantile(address, 0.5);
      Tensor high = draws.quantile(address, 0.95);
      for (int i = 0; i < names.size(); i++) {
        out.add(
            new Row(names.get(i), mean.get(i), sd.get(i), low.get(i), median.get(i), high.get(i)));
      }
    }
    return out;
  }

  /** How it went, the params, the posterior's summary, and what speaks against it. */
  public String table() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s of %s: %.4g after %d steps%s, %.2f s%n",
            fit.objective(),
            guide,
            fit.value(),
            fit.steps(),
            fit.stop() == Fit.Stop.CANCELLED ? ", interrupted" : "",
            seconds));
    if (kHat != null) {
      out.append(String.format(Locale.ROOT, "k-hat %.2f%n", kHat));
    }
    if (!unlisted.containsAll(fit.params().keySet())) {
      out.append("\nParams\n").append(params());
    }
    out.append("\nPosterior, by ").append(draws.count()).append(" draws of the guide\n");
    Table table = new Table("", "mean", "sd", "5%", "50%", "95%");
    for (Row row : rows()) {
      table.add(row.name, row.mean, row.sd, row.q05, row.q50, row.q95);
    }
    return out.append(table).append(verdict()).toString();
  }

  private Table params() {
    Table table = new Table("", "value");
    fit.params()
        .forEach(
            (address, value) -> {
              if (unlisted.contains(address)) {
                return;
              }
              List<String> names = Names.elements(address, value.shape());
              if (names.size() > MOST_SHOWN) {
                table.add(address, names.size() + " numbers");
                return;
              }
              for (int i = 0; i < names.size(); i++) {
                table.add(names.get(i), value.get(i));
              }
            });
    return table;
  }

  private String verdict() {
    List<String> problems = new ArrayList<>();
    if (!fit.converged()) {
      problems.add("the objective was still moving: give it more steps");
    }
    if (kHat != null && !(kHat <= GREATEST_K_HAT)) {
      problems.add(
          "k-hat is above 0.7: the guide leaves out a part of the posterior; take a richer one,"
              + " or ppl sample");
    }
    return problems.isEmpty() ? "" : "\nproblem: " + String.join("\nproblem: ", problems) + "\n";
  }

  /**
   * One object: {@code objective, guide, value, steps, converged, seconds, k_hat}, {@code params}
   * by name as arrays, and {@code posterior}: for each number {@code mean, sd, q05, q50, q95}.
   */
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("objective", fit.objective()).put("guide", guide);
    Json.put(root, "value", fit.value());
    root.put("steps", fit.steps()).put("converged", fit.converged());
    Json.put(root, "seconds", seconds);
    Json.put(root, "k_hat", kHat == null ? Double.NaN : kHat);
    ObjectNode params = root.putObject("params");
    fit.params().forEach((address, value) -> params.set(address, Json.of(value)));
    ObjectNode posterior = root.putObject("posterior");
    for (Row row : rows()) {
      ObjectNode one = posterior.putObject(row.name);
      Json.put(one, "mean", row.mean);
      Json.put(one, "sd", row.sd);
      Json.put(one, "q05", row.q05);
      Json.put(one, "q50", row.q50);
      Json.put(one, "q95", row.q95);
    }
    return root.toPrettyString();
  }

  /**
   * Writes the fit, which {@code Fit.load} reads, and the guide's draws as CSV, a column for each
   * number.
   *
   * @return the files
   * @throws OutputFailure if that fails
   */
  public List<Path> write(Fit written, Path folder) {
    Path json = folder.resolve("fit.json");
    Path csv = folder.resolve("draws.csv");
    try {
      Files.createDirectories(folder);
      written.save(json);
      Files.writeString(csv, csv());
    } catch (IOException e) {
      throw OutputFailure.of(folder.toString(), "no draws", e);
    }
    return List.of(json, csv);
  }

  private String csv() {
    List<String> names = new ArrayList<>();
    List<Tensor> values = new ArrayList<>();
    for (String address : draws.choices().addresses()) {
      Tensor all = draws.get(address);
      for (String name : Names.elements(address, all.shape().slice(1, all.shape().rank()))) {
        names.add(name.contains(",") ? '"' + name + '"' : name);
      }
      values.add(all);
    }
    StringBuilder out = new StringBuilder(String.join(",", names)).append('\n');
    for (int draw = 0; draw < draws.count(); draw++) {
      List<String> row = new ArrayList<>();
      for (Tensor all : values) {
        int size = all.data().length / draws.count();
        for (int i = 0; i < size; i++) {
          row.add(Double.toString(all.get(draw * size + i)));
        }
      }
      out.append(String.join(",", row)).append('\n');
    }
    return out.toString();
  }
}
