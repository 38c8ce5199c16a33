package org.ppl4j.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ppl4j.mcmc.diagnostics.Moments;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Runs of a model.
 *
 * @param values by address, the runs as outermost axis
 * @param runs how many there are
 */
public record TraceReport(Map<String, Tensor> values, int runs) {
  /** The values of one run; of several, their mean, spread and quantiles. */
  public String table() {
    Table table =
        runs == 1 ? new Table("", "value") : new Table("", "mean", "sd", "5%", "50%", "95%");
    values.forEach(
        (address, all) -> {
          List<String> names = Names.elements(address, one(all));
          for (int i = 0; i < names.size(); i++) {
            double[] draws = draws(all, i, names.size());
            table.add(names.get(i), runs == 1 ? draws : summary(draws));
          }
        });
    return table.toString();
  }

  private static double[] summary(double[] draws) {
    return new double[] {
      Moments.mean(draws),
      Moments.sd(draws),
      Moments.quantile(0.05, draws),
      Moments.median(draws),
      Moments.quantile(0.95, draws)
    };
  }

  private static Shape one(Tensor all) {
    return all.shape().slice(1, all.shape().rank());
  }

  private double[] draws(Tensor all, int element, int size) {
    double[] out = new double[runs];
    Arrays.setAll(out, run -> all.get(run * size + element));
    return out;
  }

  /** One run as an object of numbers and nested arrays; several as an array of such. */
  public String json() {
    if (runs == 1) {
      return run(0).toPrettyString();
    }
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (int run = 0; run < runs; run++) {
      out.add(run(run));
    }
    return out.toPrettyString();
  }

  private ObjectNode run(int run) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (address, all) -> {
          Shape shape = one(all);
          int size = shape.size();
          double[] own = Arrays.copyOfRange(all.data(), run * size, (run + 1) * size);
          out.set(address, Json.of(Tensor.wrap(all.type().withShape(shape), own)));
        });
    return out;
  }

  /** For each number by name its {@code mean, sd, q05, q50, q95}. */
  public String summaryJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (address, all) -> {
          List<String> names = Names.elements(address, one(all));
          for (int i = 0; i < names.size(); i++) {
            double[] summary = summary(draws(all, i, names.size()));
            ObjectNode each = root.putObject(names.get(i));
            Json.put(each, "mean", summary[0]);
            Json.put(each, "sd", summary[1]);
            Json.put(each, "q05", summary[2]);
            Json.put(each, "q50", summary[3]);
            Json.put(each, "q95", summary[4]);
          }
        });
    return root.toPrettyString();
  }
}
