package org.ppl4j.vi.guide;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Site;
import org.ppl4j.model.Suggest;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;

/** How a {@link Start} is found. */
final class Starts {
  private Starts() {}

  /** A site's own numbers of a start, in its unconstrained shape. */
  static Real part(Latent part, double[] start) {
    int from = part.offset();
    double[] own = Arrays.copyOfRange(start, from, from + part.free().size());
    return Real.constant(own, part.free().dims());
  }

  static double[] uniform(Latents latents, double radius, Key key) {
    double[] out = new double[latents.size()];
    for (Latent part : latents.parts()) {
      double[] own = new double[part.free().size()];
      NoiseSource.fillUniform(key.fold(part.address()), own, 0, own.length);
      for (int i = 0; i < own.length; i++) {
        out[part.offset() + i] = radius * (2 * own[i] - 1);
      }
    }
    return out;
  }

  static double[] median(Model<NoArguments, ?> model, Latents latents, int draws, Key key) {
    NodeMap<Expr> origin = new NodeMap<>();
    latents.constrained(Real.constant(new double[latents.size()]), origin);
    Choices held = Choices.empty();
    for (Latent part : latents.parts()) {
      if (!hasDraws(part)) {
        held = held.and(part.address(), Value.of(origin.get(part.placeholder())));
      }
    }
    Trace<?> runs = model.with(Handlers.intervene(held)).priorPredictive(draws, key);
    double[][] found = new double[latents.size()][draws];
    for (int run = 0; run < draws; run++) {
      NodeMap<Expr> known = new NodeMap<>();
      for (Latent part : latents.parts()) {
        Expr at =
            hasDraws(part) ? run(runs, part.address(), run).expr() : origin.get(part.placeholder());
        known.put(part.placeholder(), at);
      }
      double[] vector = latents.unconstrained(known).value().data();
      for (int i = 0; i < vector.length; i++) {
        found[i][run] = Double.isFinite(vector[i]) ? vector[i] : 0;
      }
    }
    double[] out = new double[latents.size()];
    for (int i = 0; i < out.length; i++) {
      Arrays.sort(found[i]);
      out[i] = (found[i][(draws - 1) / 2] + found[i][draws / 2]) / 2;
    }
    return out;
  }

  private static Real run(Trace<?> runs, String address, int run) {
    return ((Real) Value.of(Ops.constant(runs.get(address)))).at(run);
  }

  private static boolean hasDraws(Latent part) {
    return ((Site.Sample) part.entry().site()).distribution().hasDraws();
  }

  static double[] at(Model<NoArguments, ?> model, Latents latents, Choices values) {
    List<String> addresses = latents.parts().stream().map(Latent::address).toList();
    for (String address : values.addresses()) {
      if (!addresses.contains(address)) {
        throw AddressMismatch.untouched(
            "start", address, Suggest.among(address, addresses), Source.here());
      }
    }
    boolean complete = values.addresses().size() == addresses.size();
    double[] others = complete ? new double[latents.size()] : Start.median().find(model, latents);
    NodeMap<Expr> known = new NodeMap<>();
    latents.constrained(Real.constant(others), known);
    for (Latent part : latents.parts()) {
      Value value = values.find(part.address());
      if (value != null) {
        known.put(part.placeholder(), fitting(part, value).expr());
      }
    }
    return latents.unconstrained(known).value().data();
  }

  private static Real fitting(Latent part, Value value) {
    Value real = value instanceof Int integer ? integer.toReal() : value;
    if (!real.expr().type().equals(part.placeholder().type())) {
      throw AddressMismatch.choice(
          part.address(),
          part.placeholder().type().toString(),
          value.expr().type().toString(),
          Source.here());
    }
    return (Real) real;
  }
}
