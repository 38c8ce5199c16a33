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
    if (value.type().dtype() == DType.INT) {
      double[] data = value.data();
      for (int i = 0; i < data.length; i++) {
        if (data[i] != Math.rint(data[i]) || Double.isInfinite(data[i])) {
          throw InvalidIndex.notAnInteger(data[i], i, Source.here());
        }
      }
    }
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
