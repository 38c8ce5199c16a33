package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Holds the values that a query is given against the sites of its program. */
final class GivenValues {
  private final Program program;

  GivenValues(Program program) {
    this.program = program;
  }

  /** Values of one draw, as placeholders, and what they are for all draws. */
  record Many(Map<String, Expr> values, ManyDraws draws) {}

  /** One value for each site that is given. */
  Map<String, Expr> one(Choices choices) {
    Map<String, Expr> out = new LinkedHashMap<>();
    for (String address : choices.addresses()) {
      Program.Entry entry = entry(address);
      Expr value = expr(choices, address, entry.type());
      requireType(entry, entry.type(), value);
      requireChosen(address);
      out.put(address, value);
    }
    return out;
  }

  /** For each site that is given values for many draws, the draws outermost. */
  Many many(Choices draws) {
    Map<String, Expr> single = new LinkedHashMap<>();
    List<Expr> placeholders = new ArrayList<>();
    List<Tensor> values = new ArrayList<>();
    int count = -1;
    for (String address : draws.addresses()) {
      Program.Entry entry = entry(address);
      Expr all = expr(draws, address, entry.type());
      int found = all.shape().isScalar() ? 0 : all.shape().dim(0);
      count = count < 0 ? found : count;
      Type wanted = entry.type().withShape(entry.type().shape().prepend(count));
      requireType(entry, wanted, all);
      Expr one = Input.create(address, entry.type());
      single.put(address, one);
      placeholders.add(one);
      values.add(Value.of(all).value());
    }
    return new Many(single, new ManyDraws(placeholders, values, Math.max(count, 1)));
  }

  /** Fails for sites that densities do not take a value of. */
  void requireChosen(String address) {
    if (entry(address).site() instanceof Site.Sample sample
        && (sample.hidden() || sample.marginalized())) {
      String why = sample.hidden() ? "hidden, and drawn" : "summed over";
      throw AddressMismatch.notChosen(program.name(), address, why, sample.source());
    }
  }

  /** Fails unless all random sites have a value. */
  void requireComplete(Map<String, Expr> values) {
    for (Program.Entry entry : program.choices()) {
      if (!values.containsKey(entry.site().address())) {
        String given = String.join(", ", values.keySet());
        throw AddressMismatch.missing(
            program.name(),
            requireNonNull(entry.value()).party(),
            given.isEmpty() ? " None is given." : " Given are only " + given + ".",
            Source.here());
      }
    }
  }

  private static Expr expr(Choices choices, String address, Type wanted) {
    return requireNonNull(choices.find(address, wanted.dtype())).expr();
  }

  private Program.Entry entry(String address) {
    List<String> known = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      boolean takesValue = entry.value() != null;
      if (entry.site().address().equals(address)) {
        if (takesValue) {
          return entry;
        }
        String why =
            entry.site() instanceof Site.Observe
                ? "observed"
                : entry.site() instanceof Site.Factor ? "a factor" : "deterministic";
        throw AddressMismatch.notChosen(program.name(), address, why, entry.site().source());
      }
      if (takesValue) {
        known.add(entry.site().address());
      }
    }
    throw AddressMismatch.unused(
        program.name(), address, Suggest.among(address, known), Source.here());
  }

  private void requireType(Program.Entry entry, Type wanted, Expr value) {
    if (!value.type().equals(wanted)) {
      throw AddressMismatch.type(
          program.name(),
          requireNonNull(entry.value()).party(),
          wanted.toString(),
          value.type().toString(),
          value.source());
    }
  }
}
