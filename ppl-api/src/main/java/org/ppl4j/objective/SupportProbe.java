package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Point;
import org.ppl4j.dist.Support;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Tries values of a guide's support against a model's. Params are where they begin; what depends on
 * anything else that is not known while tracing is let pass.
 */
final class SupportProbe {
  private static final int[] INTEGERS = {-100, -2, -1, 0, 1, 2, 3, 10, 100, 10000};
  private static final double[] REACHES = {0, -1.5, 1.5, -4, 4};

  private final NodeMap<Expr> initials = new NodeMap<>();

  SupportProbe(Program guide) {
    for (Program.Entry entry : guide.params()) {
      Site.Param param = (Site.Param) entry.site();
      Expr initial = Ops.constant(param.initial());
      initials.put(param.value(), initial);
      Expr wide = entry.value();
      if (wide != null && wide != param.value()) {
        Shape shape = wide.shape();
        initials.put(wide, new Real(initial).expand(shape.dims()).expr());
      }
    }
  }

  /** A value that the guide may draw and the model may not; null if none was found. */
  @Nullable String outside(Distribution<?> model, Distribution<?> guide) {
    Support wanted = begun(model.support());
    Support given = begun(guide.support());
    if (wanted.equals(given) || !isKnown(wanted) || !isKnown(given)) {
      return null;
    }
    for (Value value : values(given, guide)) {
      if (!holds(wanted, value)) {
        return shown(value.value());
      }
    }
    return null;
  }

  private List<Value> values(Support given, Distribution<?> guide) {
    if (given instanceof Point point) {
      return List.of(point.value());
    }
    if (guide.dtype() == DType.REAL) {
      return reals(given, guide.shape());
    }
    List<Value> out = new ArrayList<>();
    Int all = given.values();
    if (all != null) {
      for (int i = 0; i < all.shape().dim(0); i++) {
        out.add(all.at(i).expand(guide.shape().dims()));
      }
      return out;
    }
    for (int integer : INTEGERS) {
      Int value = Int.constant(integer).expand(guide.shape().dims());
      if (holds(given, value)) {
        out.add(value);
      }
    }
    return out;
  }

  /** Points of unconstrained space, in the middle and far out, mapped onto the support. */
  private static List<Value> reals(Support given, Shape shape) {
    if (given.isDiscrete()) {
      return List.of();
    }
    var bijector = given.bijector(shape);
    Shape free = bijector.unconstrainedShape(shape);
    List<Value> out = new ArrayList<>();
    for (double reach : REACHES) {
      double[] at = new double[free.size()];
      Arrays.setAll(at, i -> reach / (1 + i % 3));
      out.add(bijector.forward(Real.constant(at, free.dims())));
    }
    return out;
  }

  private static boolean holds(Support support, Value value) {
    return support.contains(value).value().get(0) != 0;
  }

  private Support begun(Support support) {
    return Structure.map(
        support, value -> Value.of(Substitute.substitute(List.of(value.expr()), initials).get(0)));
  }

  private static boolean isKnown(Support support) {
    List<Expr> bounds = Structure.values(support).stream().map(Value::expr).toList();
    return Graph.nodes(bounds).stream()
        .noneMatch(node -> node.op() instanceof Input || node.op() instanceof Noise);
  }

  private static String shown(Tensor value) {
    int size = value.shape().size();
    return size <= 6 ? value.toString() : "of " + size + " elements, the first " + value.get(0);
  }
}
