package org.ppl4j.conformance;

import static org.ppl4j.conformance.OpRow.discrete;
import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.integers;
import static org.ppl4j.conformance.Sampler.normal;
import static org.ppl4j.conformance.Sampler.truths;

import java.util.List;
import org.ppl4j.ir.Constant;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Diagonal;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Slice;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Changes of shape, indexing, leaves. */
final class ShapeRows {

  private ShapeRows() {}

  static List<OpRow> rows() {
    return List.of(
        discrete(new Iota(5)),
        discrete(new Iota(0)).named("iota of nothing"),
        smooth(new Constant(Tensor.scalar(-0.0))).named("constant scalar"),
        smooth(new Constant(ArithmeticRows.reals(ArithmeticRows.REALS))).named("constant reals"),
        smooth(new Constant(Tensor.full(Type.real(2, 0), 0))).named("constant of nothing"),
        discrete(new Constant(ArithmeticRows.ints(-3, 0, 1 << 30))).named("constant integers"),
        discrete(new Constant(ArithmeticRows.truth(1, 0))).named("constant truth"),
        smooth(new Reshape(Shape.of(3, 4)), normal(2, 6)),
        smooth(new Reshape(Shape.SCALAR), normal(1, 1)).named("reshape to a scalar"),
        smooth(new Reshape(Shape.of(1)), normal()).named("reshape of a scalar"),
        smooth(new Reshape(Shape.of(0)), normal(3, 0)).named("reshape of nothing"),
        discrete(new Reshape(Shape.of(6)), truths(2, 3)).named("reshape of truth"),
        smooth(new Expand(Shape.of(2, 3), Axes.of()), normal()).named("expand a scalar"),
        smooth(new Expand(Shape.of(4, 2, 3), Axes.of(1, 2)), normal(2, 3)).named("expand in front"),
        smooth(new Expand(Shape.of(2, 4, 3), Axes.of(0, 2)), normal(2, 3)).named("expand between"),
        smooth(new Expand(Shape.of(2, 3, 4), Axes.of(0, 1)), normal(2, 3)).named("expand behind"),
        smooth(new Expand(Shape.of(2, 0), Axes.of(0)), normal(2)).named("expand to nothing"),
        smooth(new Expand(Shape.of(2, 3), Axes.of(0, 1)), normal(2, 3)).named("expand idly"),
        discrete(new Expand(Shape.of(2, 3), Axes.of(1)), integers(-9, 9, 3))
            .named("expand of integers"),
        smooth(new Transpose(Axes.of(1, 0)), normal(2, 3)),
        smooth(new Transpose(Axes.of(2, 0, 1)), normal(2, 3, 4)).named("transpose, a cycle"),
        smooth(new Transpose(Axes.of(0, 2, 1)), normal(2, 3, 1)).named("transpose with size 1"),
        discrete(new Transpose(Axes.of(1, 0)), truths(2, 3)).named("transpose of truth"),
        smooth(new Slice(Axes.of(1, 0), Axes.of(3, 4), Axes.of(1, 1)), normal(4, 4)),
        smooth(new Slice(Axes.of(1, 0), Axes.of(7, 4), Axes.of(2, 3)), normal(7, 5))
            .named("slice with steps"),
        smooth(new Slice(Axes.of(2), Axes.of(2), Axes.of(1)), normal(3)).named("slice of nothing"),
        smooth(new Slice(Axes.of(0), Axes.of(1), Axes.of(3)), normal(1)).named("slice, idle steps"),
        discrete(new Slice(Axes.of(1), Axes.of(5), Axes.of(3)), integers(-9, 9, 6))
            .named("slice of integers"),
        smooth(new Pad(Axes.of(1, 0), Axes.of(2, 1), Axes.of(0, 0)), normal(2, 3)),
        smooth(new Pad(Axes.of(1, 0), Axes.of(0, 2), Axes.of(2, 1)), normal(3, 2))
            .named("pad inside"),
        smooth(new Pad(Axes.of(1), Axes.of(1), Axes.of(3)), normal(0)).named("pad of nothing"),
        smooth(new Pad(Axes.of(0), Axes.of(0), Axes.of(3)), normal(1)).named("pad idly"),
        discrete(new Pad(Axes.of(1), Axes.of(1), Axes.of(1)), truths(3)).named("pad of truth"),
        smooth(new Reverse(Axes.of(0)), normal(3)),
        smooth(new Reverse(Axes.of(0, 2)), normal(2, 3, 2)).named("reverse along two axes"),
        smooth(new Reverse(Axes.of(1)), normal(2, 0)).named("reverse of nothing"),
        discrete(new Reverse(Axes.of(1)), integers(-9, 9, 2, 3)).named("reverse of integers"),
        smooth(new Concat(0), normal(2), normal(3)),
        smooth(new Concat(1), normal(2, 1), normal(2, 0), normal(2, 3)).named("concat of three"),
        smooth(new Concat(0), normal(2, 2)).named("concat of one"),
        discrete(new Concat(0), integers(-9, 9, 2), integers(-9, 9, 1)).named("concat of integers"),
        smooth(new Gather(0, 0), normal(4), integers(0, 4, 6)),
        smooth(new Gather(0, 0), normal(4, 2), integers(0, 4)).named("gather one"),
        smooth(new Gather(1, 0), normal(2, 4, 3), integers(0, 4, 2, 2)).named("gather inside"),
        smooth(new Gather(1, 1), normal(3, 4, 2), integers(0, 4, 3, 2)).named("gather, batched"),
        smooth(new Gather(2, 1), normal(2, 3, 4), integers(0, 4, 2, 5))
            .named("gather inside, batched"),
        smooth(new Gather(2, 2), normal(2, 2, 4), integers(0, 4, 2, 2))
            .named("gather, twice batched"),
        smooth(new Gather(0, 0), normal(4, 2), integers(0, 4, 0)).named("gather nothing"),
        discrete(new Gather(0, 0), truths(4), integers(0, 4, 3)).named("gather truth"),
        smooth(new ScatterAdd(0, 0), normal(4), integers(0, 4, 6), normal(6))
            .within(1e-12, 1e-5, 1),
        smooth(new ScatterAdd(0, 0), normal(4, 2), integers(0, 4), normal(2))
            .named("scatterAdd one")
            .within(1e-12, 1e-5, 1),
        smooth(new ScatterAdd(1, 0), normal(2, 4), integers(0, 4, 3), normal(2, 3))
            .named("scatterAdd inside")
            .within(1e-12, 1e-5, 1),
        smooth(new ScatterAdd(1, 1), normal(3, 4, 2), integers(0, 4, 3, 2), normal(3, 2, 2))
            .named("scatterAdd, batched")
            .within(1e-12, 1e-5, 1),
        smooth(new ScatterAdd(2, 1), normal(2, 2, 3), integers(0, 3, 2, 4), normal(2, 2, 4))
            .named("scatterAdd inside, batched")
            .within(1e-12, 1e-5, 1),
        discrete(new ScatterAdd(0, 0), integers(-9, 9, 4), integers(0, 4, 6), integers(-9, 9, 6))
            .named("scatterAdd of integers"),
        smooth(new Diag(), normal(3)),
        smooth(new Diag(), normal(2, 3)).named("diag, stacked"),
        discrete(new Diag(), integers(-9, 9, 2)).named("diag of integers"),
        smooth(new Diagonal(), normal(3, 3)),
        smooth(new Diagonal(), normal(2, 2, 2)).named("diagonal, stacked"));
  }
}
