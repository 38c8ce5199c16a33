package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * Independent draws of a model's random sites from somewhere else, and how much denser the model is
 * there: importance sampling's raw material.
 *
 * @param values by address, the draws as the outermost axis
 * @param logWeights {@code log p(draw, data) - log q(draw)}, one for each draw
 */
public record Weighted(Map<String, Tensor> values, Tensor logWeights) {
  /**
   * Draws from the model's own prior: their weights are the densities of the data.
   *
   * @param model a model without arguments
   */
  public static Weighted fromPrior(Program model, int count, Key key) {
    Simulate.Draws draws = Simulate.draw(model, Map.of());
    Map<String, Expr> values = values(model, draws);
    Expr weight = Ops.real(0);
    for (Density.Term term : Density.terms(model)) {
      boolean prior =
          term.sites().size() == 1
              && term.sites().get(0) instanceof Site.Sample sample
              && !sample.marginalized();
      weight = prior ? weight : Ops.plus(weight, term.total());
    }
    return run(model.name(), values, draws.read(List.of(weight)).get(0), count, key);
  }

  /**
   * Draws from a guide, which has a random site for each of the model's.
   *
   * @param model a model without arguments
   * @param guide another, of the same addresses
   * @throws AddressMismatch if a site of the model is none of the guide's, or of another type there
   */
  public static Weighted fromGuide(Program model, Program guide, int count, Key key) {
    Simulate.Draws guided = Simulate.draw(guide, Map.of());
    Map<String, Expr> values = values(guide, guided);
    for (Program.Entry entry : model.choices()) {
      String address = entry.site().address();
      Expr value = values.get(address);
      if (value == null) {
        String near = Suggest.among(address, values.keySet());
        throw AddressMismatch.unguided(
            model.name(), guide.name(), near, requireNonNull(entry.value()).party(), Source.here());
      }
      if (!value.type().equals(entry.type())) {
        throw AddressMismatch.type(
            model.name(),
            requireNonNull(entry.value()).party(),
            entry.type().toString(),
            value.type().toString(),
            value.source());
      }
    }
    Expr own = Simulate.draw(model, values).read(List.of(Density.logDensity(model))).get(0);
    Expr other = guided.read(List.of(Density.logDensity(guide))).get(0);
    return run(model.name(), values, Ops.minus(own, other), count, key);
  }

  private static Map<String, Expr> values(Program program, Simulate.Draws draws) {
    Map<String, Expr> out = new LinkedHashMap<>();
    for (Program.Entry entry : program.choices()) {
      Expr value = draws.read(List.of(requireNonNull(entry.value()))).get(0);
      out.put(entry.site().address(), value);
    }
    return out;
  }

  private static Weighted run(
      String name, Map<String, Expr> values, Expr weight, int count, Key key) {
    List<Expr> outputs = new ArrayList<>(values.values());
    outputs.add(weight);
    List<Tensor> found = ManyDraws.of(count).run(name, outputs, List.of(), List.of(), key);
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    for (String address : values.keySet()) {
      drawn.put(address, found.get(drawn.size()));
    }
    return new Weighted(drawn, found.get(found.size() - 1));
  }
}
