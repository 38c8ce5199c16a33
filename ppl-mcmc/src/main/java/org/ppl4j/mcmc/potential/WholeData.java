package org.ppl4j.mcmc.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.transform.Substitute;

/**
 * The mean of an estimate over subsamples in which each datum is as often as any other: as
 * estimates are sums over the data, that is the value over all data, exactly. The subsamples are
 * windows of neighbours, one after the other, around the end where they must.
 */
final class WholeData implements AutoCloseable {
  private final List<Noise> subsets = new ArrayList<>();
  private final Executable executable;
  private final Values inputs;
  private final Values outputs;
  private final int slots;

  /**
   * The mean of a graph's outputs.
   *
   * @throws InvalidArgument if it draws more than subsamples
   */
  WholeData(Graph estimate, Executor executor) {
    NodeMap<Expr> replaced = new NodeMap<>();
    List<Expr> all = new ArrayList<>(estimate.inputs());
    slots = all.size();
    for (Expr node : estimate.nodes()) {
      if (node.op() instanceof Noise noise) {
        if (noise.kind() != Noise.Kind.SUBSET) {
          throw InvalidArgument.of(
              Report.of(
                      "hidden sites have no whole gradient: \"" + noise.address() + "\" is drawn.")
                  .cure("take block(...) away, or use sgld()"));
        }
        int known = subsets.indexOf(noise);
        if (known < 0) {
          known = subsets.size();
          subsets.add(noise);
          all.add(Input.create(noise.address(), "subsample", noise.type()));
        }
        replaced.put(node, all.get(slots + known));
      }
    }
    Graph open =
        new Graph(estimate.name(), all, Substitute.substitute(estimate.outputs(), replaced));
    executable = executor.compile(open);
    inputs = Values.empty(all.size());
    for (Noise noise : subsets) {
      inputs.set(slots + subsets.indexOf(noise), new int[noise.shape().size()]);
    }
    outputs = Values.allocate(open.outputTypes());
  }

  /** The mean outputs but the first, one after the other. */
  void means(Values vector, double[] out) {
    for (int i = 0; i < slots; i++) {
      inputs.set(i, vector.get(i));
    }
    Arrays.fill(out, 0);
    long windows = 1;
    for (Noise noise : subsets) {
      windows *= windows(noise);
    }
    for (long window = 0; window < windows; window++) {
      long rest = window;
      for (int i = 0; i < subsets.size(); i++) {
        Noise noise = subsets.get(i);
        fill(noise, (int) (rest % windows(noise)), inputs.ints(slots + i));
        rest /= windows(noise);
      }
      executable.call(inputs, outputs);
      int offset = 0;
      for (int i = 1; i < outputs.count(); i++) {
        for (double value : outputs.doubles(i)) {
          out[offset++] += value / windows;
        }
      }
    }
  }

  private static int count(Noise noise) {
    return noise.shape().dim(noise.shape().rank() - 1);
  }

  private static int windows(Noise noise) {
    int common = noise.population();
    int rest = count(noise);
    while (rest != 0) {
      int next = common % rest;
      common = rest;
      rest = next;
    }
    return noise.population() / common;
  }

  private static void fill(Noise noise, int window, int[] out) {
    for (int i = 0; i < out.length; i++) {
      long place = (long) window * count(noise) + i % count(noise);
      out[i] = (int) (place % noise.population());
    }
  }

  @Override
  public void close() {
    executable.close();
  }
}
