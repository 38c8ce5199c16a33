package org.ppl4j.vi;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Runs steps, and holds what is carried between them, now and before the last two calls. */
final class StepRunner implements AutoCloseable {
  /** Elements carried, beyond which arrays of the engine pay. */
  private static final long LARGE = 20_000;

  private final StepProgram program;
  private final Executor executor;
  private final Options options;
  private final Key key;
  private final Batches batches;
  private final boolean streamed;
  private final List<StepCall> calls = new ArrayList<>();
  private final Carry carry;
  private double[] values = {};
  private double[] losses = {};

  /**
   * Compiles no step yet.
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
    this.key = key;
    this.batches = batches;
    this.streamed = streamed;
    List<Expr> carried = program.graph().inputs().subList(0, program.carry().size());
    List<Type> types = carried.stream().map(Expr::type).toList();
    boolean large = types.stream().mapToLong(type -> type.shape().size()).sum() > LARGE;
    // What is carried in arrays of one engine is of no use to another.
    this.executor = executor.chosen(program.graph(), options);
    this.options = large ? options.inPlace(types.size()) : options;
    carry =
        large
            ? new LargeCarry(carried, this.executor, options, this::call)
            : new SmallCarry(types, this::call);
  }

  /** Puts everything that is carried into place. */
  void load(List<Tensor> initial) {
    carry.load(initial);
  }

  /** Compiles what does so many steps, which is done at the first call else. */
  void compile(int count) {
    call(count);
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
    this.values = values;
    this.losses = losses;
    carry.advance(step, count);
  }

  private void call(long step, int count, Values from, Values to) {
    call(count).run(step, from, to, values, losses);
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
    return carry.now();
  }

  /** Everything that was carried into the last call. */
  List<Tensor> carryBefore() {
    return before(1);
  }

  /** Everything that was carried into the call before that. */
  List<Tensor> carryEarlier() {
    return before(2);
  }

  private List<Tensor> before(int count) {
    // Steps that are done again must not write over what the last ones gave.
    values = new double[values.length];
    losses = new double[losses.length];
    return carry.before(count);
  }

  @Override
  public void close() {
    calls.forEach(StepCall::close);
    carry.close();
  }
}
