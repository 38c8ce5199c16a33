package org.ppl4j.ir;

import java.util.List;
import org.ppl4j.error.InvalidIndex;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A literal tensor.
 *
 * @param value the tensor
 */
public record Constant(Tensor value) implements LeafOp {
  /** Refuses an integer tensor with an element that is no integer. */
  public Constant {
    int wrong = firstNonInteger(value);
    if (wrong >= 0) {
      throw InvalidIndex.notAnInteger(value.get(wrong), wrong, Source.here());
    }
  }

  /** Whether a tensor can be a literal: one of integers must hold integers. */
  public static boolean canHold(Tensor value) {
    return firstNonInteger(value) < 0;
  }

  private static int firstNonInteger(Tensor value) {
    double[] data = value.data();
    for (int i = 0; i < data.length && value.type().dtype() == DType.INT; i++) {
      if (data[i] != Math.rint(data[i]) || Double.isInfinite(data[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Type type() {
    return value.type();
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return value;
  }
}
