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
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Runs steps, and holds what is carried between them, now and before the last two calls: small
 * carries in three sets of Java arrays that take turns, large ones in arrays of the executor's
 * engine, which are copied to Java only to be read.
 */
final class StepRunner implements AutoCloseable {
  /** Elements carried, beyond which arrays of the engine pay. */
  private static final long LARGE = 20_000;

  private final StepProgram program;
  private final Executor executor;
  private final Options options;
  private final Key key;
  private final Batches batches;
  private final boolean streamed;
  private final boolean large;
  private final List<StepCall> calls = new ArrayList<>();
  private Values now;
  private Values before;
  private Values earlier;

  /**
   * Compiles nothing yet.
   *
   * @param streamed whether the arguments differ from step to step
   */
  StepRunner(
      StepProgram program,
      Executor executor,
      Options options,
      Key key,
      Batches batches,
      boolean streamed) {
    this.program = program;
    this.executor = executor;
    this.options = options;
    this.key = key;
    this.batches = batches;
    this.streamed = streamed;
    List<Type> types = types();
    large = types.stream().mapToLong(type -> type.shape().size()).sum() > LARGE;
    now = Values.allocate(types);
    before = Values.allocate(types);
    earlier = Values.allocate(types);
  }

  private List<Type> types() {
    return program.carry().stream().map(StepProgram.Carried::type).toList();
  }

  /** Puts everything that is carried into place. */
  void load(List<Tensor> carry) {
    for (int i = 0; i < carry.size(); i++) {
      Object array = Values.newArray(carry.get(i).type());
      JavaArrays.write(carry.get(i), array);
      now.set(i, array);
    }
  }

  /**
   * Does steps.
   *
   * @param step the first
   * @param count how many
   * @param values where the objective's values go
   * @param losses where the losses go
   */
  void run(long step, int count, double[] values, double[] losses) {
    Values next = large ? Values.empty(now.count()) : earlier;
    call(count).run(step, now, next, values, losses);
    if (large) {
      close(earlier);
    }
    earlier = before;
    before = now;
    now = next;
  }

  private StepCall call(int count) {
    for (StepCall call : calls) {
      if (call.steps() == count) {
        return call;
      }
    }
    Graph graph = count == 1 ? program.graph() : program.repeated(count, streamed);
    StepCall made =
        new StepCall(program, executor.compile(graph, options), count, key, batches, streamed);
    calls.add(made);
    return made;
  }

  /** Everything that is carried. */
  List<Tensor> carry() {
    return read(now);
  }

  /** Everything that was carried into the last call. */
  List<Tensor> carryBefore() {
    return read(before);
  }

  /** Everything that was carried into the call before that. */
  List<Tensor> carryEarlier() {
    return read(earlier);
  }

  private List<Tensor> read(Values values) {
    Values arrays = values;
    boolean engine = false;
    for (int i = 0; i < values.count(); i++) {
      engine |= !values.get(i).getClass().isArray();
    }
    if (engine) {
      arrays = Values.allocate(types());
      List<Expr> inputs = program.graph().inputs().subList(0, values.count());
      try (Executable reader = executor.compile(new Graph("read", inputs, inputs), options)) {
        reader.call(values, arrays);
      }
    }
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < arrays.count(); i++) {
      out.add(JavaArrays.toTensor(program.carry().get(i).type(), arrays.get(i)));
    }
    return out;
  }

  /** Frees arrays of the engine. */
  private static void close(Values values) {
    for (int i = 0; i < values.count(); i++) {
      if (values.find(i) instanceof AutoCloseable array) {
        try {
          array.close();
        } catch (Exception e) {
          throw new IllegalStateException("an array of the engine cannot be closed", e);
        }
      }
    }
  }

  @Override
  public void close() {
    calls.forEach(StepCall::close);
    close(now);
    close(before);
    close(earlier);
  }
}
