package org.ppl4j.vi;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Large arrays, in the executor's engine, which steps overwrite. Every so many calls a copy is
 * taken, and the last two are kept: from them the steps that went wrong can be done again.
 */
final class LargeCarry implements Carry {
  /** A copy costs about as much as a step. */
  private static final int CALLS_BETWEEN_COPIES = 100;

  private final List<Type> types;
  private final Steps steps;
  private final Executable copier;
  private Values now;

  /** The last copies, the newest last. */
  private final List<Copy> copies = new ArrayList<>();

  /**
   * What was carried into a call.
   *
   * @param values its arrays
   * @param calls the calls since, up to the next copy
   */
  private record Copy(Values values, List<Done> calls) {}

  /** A call that was made. */
  private record Done(long step, int count) {}

  /**
   * Holds nothing yet.
   *
   * @param placeholders what is carried, as the step's graph has it
   */
  LargeCarry(List<Expr> placeholders, Executor executor, Options options, Steps steps) {
    this.steps = steps;
    types = placeholders.stream().map(Expr::type).toList();
    copier = executor.compile(new Graph("carry", placeholders, placeholders), options);
    now = Values.empty(types.size());
  }

  @Override
  public void load(List<Tensor> values) {
    Values arrays = Values.allocate(types);
    for (int i = 0; i < values.size(); i++) {
      JavaArrays.write(values.get(i), arrays.get(i));
    }
    copier.call(arrays, now);
  }

  @Override
  public void advance(long step, int count) {
    if (copies.isEmpty() || last().calls().size() == CALLS_BETWEEN_COPIES) {
      if (copies.size() == 2) {
        free(copies.remove(0).values());
      }
      copies.add(new Copy(copied(now), new ArrayList<>()));
    }
    last().calls().add(new Done(step, count));
    now = advanced(now, step, count);
  }

  private Copy last() {
    return copies.get(copies.size() - 1);
  }

  private Values copied(Values values) {
    Values copy = Values.empty(types.size());
    copier.call(values, copy);
    return copy;
  }

  /** Does a call's steps, and frees what they left behind. */
  private Values advanced(Values from, long step, int count) {
    Values to = Values.empty(types.size());
    steps.run(step, count, from, to);
    for (int i = 0; i < types.size(); i++) {
      if (from.get(i) != to.get(i)) {
        free(from.get(i));
      }
    }
    return to;
  }

  @Override
  public List<Tensor> now() {
    return read(now);
  }

  @Override
  public List<Tensor> before(int calls) {
    Copy copy = last();
    int again = copy.calls().size() - calls;
    if (again < 0) {
      copy = copies.get(0);
      again += copy.calls().size();
    }
    Values values = copied(copy.values());
    for (Done done : copy.calls().subList(0, Math.max(again, 0))) {
      values = advanced(values, done.step(), done.count());
    }
    List<Tensor> out = read(values);
    free(values);
    return out;
  }

  private List<Tensor> read(Values values) {
    Values arrays = Values.allocate(types);
    copier.call(values, arrays);
    return SmallCarry.read(types, arrays);
  }

  private static void free(Values values) {
    for (int i = 0; i < values.count(); i++) {
      Object array = values.find(i);
      if (array != null) {
        free(array);
      }
    }
  }

  /** Frees an array of the engine. */
  private static void free(Object array) {
    if (array instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("an array of the engine cannot be closed", e);
      }
    }
  }

  @Override
  public void close() {
    free(now);
    copies.forEach(copy -> free(copy.values()));
    copier.close();
  }
}
