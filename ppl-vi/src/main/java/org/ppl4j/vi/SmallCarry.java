package org.ppl4j.vi;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Values;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Small arrays: three sets of Java arrays that take turns. */
final class SmallCarry implements Carry {
  private final List<Type> types;
  private final Steps steps;
  private Values now;
  private Values before;
  private Values earlier;

  SmallCarry(List<Type> types, Steps steps) {
    this.types = types;
    this.steps = steps;
    now = Values.allocate(types);
    before = Values.allocate(types);
    earlier = Values.allocate(types);
  }

  @Override
  public void load(List<Tensor> values) {
    for (int i = 0; i < values.size(); i++) {
      JavaArrays.write(values.get(i), now.get(i));
    }
  }

  @Override
  public void advance(long step, int count) {
    Values next = earlier;
    steps.run(step, count, now, next);
    earlier = before;
    before = now;
    now = next;
  }

  @Override
  public List<Tensor> now() {
    return read(types, now);
  }

  @Override
  public List<Tensor> before(int calls) {
    return read(types, calls == 1 ? before : earlier);
  }

  /** Java arrays as tensors. */
  static List<Tensor> read(List<Type> types, Values arrays) {
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      out.add(JavaArrays.toTensor(types.get(i), arrays.get(i)));
    }
    return out;
  }

  @Override
  public void close() {}
}
