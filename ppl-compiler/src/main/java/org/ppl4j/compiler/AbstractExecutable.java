package org.ppl4j.compiler;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Closed;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;

/**
 * What every executor's executables share: noise made inputs and filled, and the checks of a call.
 * An executor says how values reach its buffers and how the graph runs.
 */
public abstract class AbstractExecutable implements Executable {
  private final Lowered lowered;
  private final double[][] noiseBuffers;
  private Key @Nullable [] noiseKeys;
  private @Nullable Key lastKey;
  private boolean closed;

  /** An executable of a lowered graph. */
  protected AbstractExecutable(Lowered lowered) {
    this.lowered = lowered;
    noiseBuffers =
        lowered.noise().stream().map(n -> new double[n.shape().size()]).toArray(double[][]::new);
  }

  /** The graph without noise. */
  protected final Lowered lowered() {
    return lowered;
  }

  /** Takes a checked value of the caller's for an input. */
  protected abstract void write(int input, Object value);

  /**
   * Checks a value of the caller's for an input; throws {@link InputMismatch} if it does not fit.
   */
  protected abstract void check(int input, Object value);

  /** Runs the graph on what was written, and puts its results into the slots. */
  protected abstract void run(Values out);

  /** Frees the buffers; called once. */
  protected abstract void free();

  @Override
  public final Graph graph() {
    return lowered.original();
  }

  @Override
  public final List<Noise> noise() {
    return lowered.noise();
  }

  @Override
  public final void call(Values in, Values out) {
    requireOpen();
    if (!lowered.noise().isEmpty()) {
      int first = lowered.original().inputs().size();
      Expr noise = lowered.graph().inputs().get(first);
      throw FreePlaceholder.noise(graph().name(), noise.party());
    }
    feed(in, out);
    run(out);
  }

  @Override
  public final void call(Key key, long step, Values in, Values out) {
    feed(in, out);
    Key[] keys = keys(key);
    for (int i = 0; i < keys.length; i++) {
      Noise noise = lowered.noise().get(i);
      noise.fill(keys[i], step, noiseBuffers[i], 0);
      boolean integers = noise.kind() == Noise.Kind.SUBSET;
      write(in.count() + i, integers ? toInts(noiseBuffers[i]) : noiseBuffers[i]);
    }
    run(out);
  }

  private static int[] toInts(double[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      free();
    }
  }

  /** Addresses are folded into the key once for each run, not at every step. */
  private Key[] keys(Key key) {
    Key[] keys = noiseKeys;
    if (keys == null || !key.equals(lastKey)) {
      keys = lowered.noise().stream().map(n -> key.fold(n.address())).toArray(Key[]::new);
      noiseKeys = keys;
      lastKey = key;
    }
    return keys;
  }

  private void feed(Values in, Values out) {
    requireOpen();
    if (in.count() != graph().inputs().size()) {
      throw InputMismatch.count(graph().name(), graph().inputs().size(), in.count());
    }
    if (out.count() != graph().outputs().size()) {
      throw InputMismatch.results(graph().name(), graph().outputs().size(), out.count());
    }
    for (int i = 0; i < in.count(); i++) {
      Object value = in.find(i);
      if (value == null) {
        throw InputMismatch.value(
            inputName(i), lowered.graph().inputs().get(i).type().toString(), "nothing");
      }
      check(i, value);
    }
    for (int i = 0; i < in.count(); i++) {
      write(i, in.get(i));
    }
  }

  /** Refuses to go on after {@link #close()}. */
  protected final void requireOpen() {
    if (closed) {
      throw Closed.of("the compiled graph " + graph().name());
    }
  }

  /** How errors call an input. */
  protected final String inputName(int input) {
    return "input \"" + graph().inputs().get(input).party().name() + "\" of " + graph().name();
  }

  /** How errors call an output. */
  protected final String outputName(int output) {
    return "output " + output + " of " + graph().name();
  }
}
