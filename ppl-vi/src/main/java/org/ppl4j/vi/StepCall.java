package org.ppl4j.vi;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.type.DType;

/**
 * A compiled graph of one step or of several, with buffers for what it is fed. Each step's noise
 * depends on the key, the address and the step alone, however many steps a call does.
 */
final class StepCall implements AutoCloseable {
  private final StepProgram program;
  private final Executable executable;
  private final int steps;
  private final Key key;
  private final Batches batches;
  private final boolean streamed;
  private final List<NoiseBuffer> noise = new ArrayList<>();
  private final Values in;
  private final Values reused;
  private final double[] value;
  private final double[] loss;

  StepCall(
      StepProgram program,
      Executable executable,
      int steps,
      Key key,
      Batches batches,
      boolean streamed) {
    this.program = program;
    this.executable = executable;
    this.steps = steps;
    this.key = key;
    this.batches = batches;
    this.streamed = streamed;
    in = Values.empty(executable.graph().inputs().size());
    reused = Values.empty(program.carry().size() + 2);
    value = new double[steps];
    loss = new double[steps];
    if (steps > 1) {
      for (Noise one : Lowered.of(program.graph()).noise()) {
        noise.add(new NoiseBuffer(one, key.fold(one.address()), steps));
      }
    }
  }

  int steps() {
    return steps;
  }

  /** Does the steps; see {@link StepRunner#run}. */
  void run(long step, Values carry, Values next, double[] values, double[] losses) {
    int carried = carry.count();
    for (int i = 0; i < carried; i++) {
      in.set(i, carry.get(i));
    }
    feed(step);
    for (int i = 0; i < noise.size(); i++) {
      in.set(carried + program.arguments() + i, noise.get(i).fill(step));
    }
    // What an executor put into a slot of its own accord stays the carry's: it needs other slots.
    boolean given = next.find(0) != null;
    Values out = given ? reused : Values.empty(carried + 2);
    for (int i = 0; given && i < carried; i++) {
      out.set(i, next.get(i));
    }
    out.set(carried, value);
    out.set(carried + 1, loss);
    if (steps == 1) {
      executable.call(key, step, in, out);
    } else {
      executable.call(in, out);
    }
    for (int i = 0; i < carried; i++) {
      next.set(i, out.get(i));
    }
    System.arraycopy(value, 0, values, 0, steps);
    System.arraycopy(loss, 0, losses, 0, steps);
  }

  private void feed(long step) {
    int carried = program.carry().size();
    int count = program.arguments();
    if (count == 0) {
      return;
    }
    for (int k = 0; k < (streamed ? steps : 1); k++) {
      Object[] arguments = batches.at(step + k);
      if (arguments.length != count) {
        throw InputMismatch.count(program.graph().name(), count, arguments.length);
      }
      for (int i = 0; i < count; i++) {
        if (streamed && steps > 1) {
          stack(carried + i, k, arguments[i]);
        } else {
          in.set(carried + i, arguments[i]);
        }
      }
    }
  }

  /** Puts a step's argument behind those of the steps before it. */
  private void stack(int slot, int k, Object argument) {
    int length = Array.getLength(argument);
    Object all = in.find(slot);
    if (all == null || Array.getLength(all) != length * steps) {
      all = Array.newInstance(argument.getClass().getComponentType(), length * steps);
      in.set(slot, all);
    }
    System.arraycopy(argument, 0, all, k * length, length);
  }

  @Override
  public void close() {
    executable.close();
  }

  /** The noise of several steps at one address. */
  private static final class NoiseBuffer {
    private final Noise noise;
    private final Key key;
    private final int steps;
    private final int size;
    private final double[] all;
    private final int[] integers;

    NoiseBuffer(Noise noise, Key key, int steps) {
      this.noise = noise;
      this.key = key;
      this.steps = steps;
      size = noise.shape().size();
      all = new double[size * steps];
      integers = new int[noise.type().dtype() == DType.INT ? all.length : 0];
    }

    Object fill(long step) {
      for (int k = 0; k < steps; k++) {
        noise.fill(key, step + k, all, k * size);
      }
      if (noise.type().dtype() != DType.INT) {
        return all;
      }
      for (int i = 0; i < integers.length; i++) {
        integers[i] = (int) all[i];
      }
      return integers;
    }
  }
}
