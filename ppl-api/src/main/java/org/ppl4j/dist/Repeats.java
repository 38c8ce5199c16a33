package org.ppl4j.dist;

import java.util.List;
import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Shape;

/** Distributions repeated along new outermost axes, by batching their graphs. */
final class Repeats {
  private Repeats() {}

  /** As many independent draws as the leading shape holds. */
  static <V extends Value> V draw(Distribution<V> base, RandomStream noise, Shape leading) {
    RandomStream one = new RandomStream("one");
    V value = base.draw(one);
    int size = leading.size();
    NodeMap<Expr> wide = new NodeMap<>();
    for (Expr node : one.made()) {
      Noise op = (Noise) node.op();
      wide.put(node, noise.like(op, op.shape().prepend(size)));
    }
    Expr drawn = Batch.batch(List.of(value.expr()), wide, size).get(0);
    return Parts.typed(base, Ops.reshape(drawn, leading.concat(base.shape())));
  }

  /** What a function says of one value, of each of many: its axes follow the leading ones. */
  static <V extends Value> Real each(
      Distribution<V> base, Function<V, Real> function, V many, Shape leading) {
    V one = Parts.placeholder(base);
    Real said = function.apply(one);
    NodeMap<Expr> wide = new NodeMap<>();
    int size = leading.size();
    wide.put(one.expr(), Ops.reshape(many.expr(), base.shape().prepend(size)));
    Expr all = Batch.batch(List.of(said.expr()), wide, size).get(0);
    return new Real(Ops.reshape(all, leading.concat(said.shape())));
  }

  /** Divergences are between arrays of one shape. */
  static void requireEqual(Shape leading, Shape other) {
    if (!leading.equals(other)) {
      throw InvalidArgument.of(
          Report.of("iid: a divergence between draws along " + leading + " and " + other + ".")
              .at(Source.here())
              .cure("compare as many draws of each"));
    }
  }
}
