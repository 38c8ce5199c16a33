package org.ppl4j.vi.optim;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** An optimiser that treats each param by itself. */
public interface SeparateOptimizer extends Optimizer {
  /** What it remembers of a param. */
  List<Memory> memory(Shape shape);

  /**
   * One step of one param.
   *
   * @param value the param
   * @param gradient the loss's gradient in it
   * @param memory what it remembers of this param
   * @param step how many steps have been done
   */
  One update(Real value, Real gradient, List<Real> memory, Real step);

  /**
   * Where a step ends, for one param.
   *
   * @param value the new param
   * @param memory what is remembered of it now
   */
  record One(Real value, List<Real> memory) {}

  @Override
  default List<Memory> memory(List<Parameter> params) {
    List<Memory> all = new ArrayList<>();
    for (Parameter param : params) {
      memory(param.shape()).forEach(memory -> all.add(memory.prefixed(param.address())));
    }
    return all;
  }

  @Override
  default Update update(Descent descent) {
    List<Real> values = new ArrayList<>();
    List<Real> memory = new ArrayList<>();
    for (int i = 0; i < descent.values().size(); i++) {
      int from = memory.size();
      int count = memory(descent.params().get(i).shape()).size();
      One next =
          update(
              descent.values().get(i),
              descent.gradients().get(i),
              descent.memory().subList(from, from + count),
              descent.step());
      values.add(next.value());
      memory.addAll(next.memory());
    }
    return new Update(values, memory);
  }
}
