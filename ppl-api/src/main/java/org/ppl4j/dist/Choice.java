package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;

/** Choosing one of several by weights along the innermost axis. */
final class Choice {
  private Choice() {}

  /** Checks that there is a weight for each component, and for each number where not shared. */
  static void check(String whole, Real weights, int components, Shape shape) {
    Parameters.probability(whole, "weight", weights);
    Shape each = shape.concat(Shape.of(components));
    if (!weights.shape().equals(Shape.of(components)) && !weights.shape().equals(each)) {
      throw ShapeMismatch.of(
          Report.of(whole + ": " + components + " components need as many weights.")
              .where("weights", weights.expr().party())
              .cure("give weights of shape " + Shape.of(components) + " or " + each));
    }
  }

  /** The weight of one component: a scalar where the weights are shared, else one for each. */
  static Real weight(Real weights, int component) {
    int axis = LastAxis.of(weights);
    Shape shape = weights.shape().slice(0, axis);
    return weights.slice(axis, component, component + 1).reshape(shape.dims());
  }

  /** For each uniform number the component that it falls to. */
  static Int index(Real weights, Real uniform) {
    Shape shape = uniform.shape().concat(Shape.of(LastAxis.size(weights)));
    return Categories.index(weights.expand(shape.dims()), uniform);
  }

  /** For each number the one of its component. */
  static <V extends Value> V pick(Distribution<V> of, Int index, List<V> values) {
    V out = values.get(values.size() - 1);
    for (int i = values.size() - 2; i >= 0; i--) {
      out = Parts.select(of, index.equalTo(i), values.get(i), out);
    }
    return out;
  }

  /** The support of several: the common one, or what lies between their widest bounds. */
  static Support union(List<? extends Distribution<?>> parts) {
    Support all = parts.get(0).support();
    for (Distribution<?> part : parts) {
      Support one = part.support();
      if (one.equals(all)) {
        continue;
      }
      if (!(one instanceof BoundedSupport a) || !(all instanceof BoundedSupport b)) {
        throw InvalidArgument.of(
            Report.of(
                    "mixture: components have supports "
                        + all.describe()
                        + " and "
                        + one.describe()
                        + ".")
                .at(Source.here())
                .cure("mix distributions of one support, or of numbers between bounds"));
      }
      all = Parts.hull(a, b);
    }
    return all;
  }
}
