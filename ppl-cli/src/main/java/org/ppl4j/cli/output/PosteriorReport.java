package org.ppl4j.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ppl4j.mcmc.Diagnosis;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.Summary;

/**
 * What {@code ppl sample} prints.
 *
 * @param posterior what was sampled
 * @param warmup how many iterations of warm-up each chain had
 * @param maxDepth the greatest tree depth
 * @param seconds how long it took
 */
public record PosteriorReport(Posterior<?> posterior, int warmup, int maxDepth, double seconds) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** What the object has besides parameters. */
  private static final Set<String> RUN =
      Set.of("chains", "draws", "divergences", "seconds", "leapfrogs");

  /** What is wrong with it. */
  public Diagnosis diagnosis() {
    return posterior.diagnostics(maxDepth);
  }

  /** The summary, elements counted from 1. */
  public Summary summary() {
    List<String> names = new ArrayList<>();
    for (String name : posterior.names()) {
      names.addAll(Names.elements(name, posterior.get(name).type().shape()));
    }
    List<Summary.Row> rows = new ArrayList<>();
    for (Summary.Row row : posterior.summary().rows()) {
      rows.add(
          new Summary.Row(
              names.get(rows.size()),
              row.mean(),
              row.standardError(),
              row.sd(),
              row.mad(),
              row.q5(),
              row.median(),
              row.q95(),
              row.bulkEss(),
              row.tailEss(),
              row.rHat()));
    }
    return new Summary(rows);
  }

  /** A headline, the summary, and the diagnosis. */
  public String table() {
    Draws draws = posterior.draws();
    return String.format(
        Locale.ROOT,
        "%s: %d chains, each %d draws after %d iterations of warm-up; %s, seed %d, %.2f"
            + " s%n%n%s%n%s",
        draws.model(),
        draws.chains().size(),
        count(),
        warmup,
        draws.kernel(),
        draws.seed(),
        seconds,
        summary(),
        diagnosis());
  }

  private int count() {
    return posterior.draws().chains().get(0).samples().count();
  }

  /**
   * One object: for each number by name its {@code mean, sd, mcse, q05, q50, q95, ess_bulk,
   * ess_tail, rhat}, null where it is none; and {@code chains, draws} (of each chain), {@code
   * divergences, seconds, leapfrogs} (of all draws). A number that has the name of one of these is
   * {@code parameter.NAME}.
   */
  public String json() {
    ObjectNode root = MAPPER.createObjectNode();
    for (Summary.Row row : summary().rows()) {
      String name = RUN.contains(row.name()) ? "parameter." + row.name() : row.name();
      ObjectNode one = root.putObject(name);
      Json.put(one, "mean", row.mean());
      Json.put(one, "sd", row.sd());
      Json.put(one, "mcse", row.standardError());
      Json.put(one, "q05", row.q5());
      Json.put(one, "q50", row.median());
      Json.put(one, "q95", row.q95());
      Json.put(one, "ess_bulk", row.bulkEss());
      Json.put(one, "ess_tail", row.tailEss());
      Json.put(one, "rhat", row.rHat());
    }
    root.put("chains", posterior.draws().chains().size());
    root.put("draws", count());
    root.put("divergences", total("divergent__"));
    Json.put(root, "seconds", seconds);
    root.put("leapfrogs", total("n_leapfrog__"));
    return root.toPrettyString();
  }

  private long total(String statistic) {
    int place = posterior.draws().indexOf(statistic);
    return place < 0
        ? 0
        : (long)
            posterior.draws().chains().stream()
                .mapToDouble(chain -> Arrays.stream(chain.samples().statistics().get(place)).sum())
                .sum();
  }
}
