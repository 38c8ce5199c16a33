package org.ppl4j.vi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.error.NotFinite;
import org.ppl4j.error.NotFinite.Culprit;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Output;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/**
 * Finds where a step's NaN or infinity came from: does the step again in the interpreter, and goes
 * back from what is not finite to the first operation whose operands are.
 */
final class Diagnosis {
  private final StepProgram program;
  private final Key key;
  private final Batches batches;

  Diagnosis(StepProgram program, Key key, Batches batches) {
    this.program = program;
    this.key = key;
    this.batches = batches;
  }

  /**
   * The error for steps in which a number was not finite.
   *
   * @param carry what was carried into the first step, all finite
   * @param step the first step
   * @param count how many to look at
   * @param what what was seen not to be finite
   * @param found its value
   */
  NotFinite explain(List<Tensor> carry, long step, int count, String what, double found) {
    List<Tensor> state = carry;
    Lowered lowered = Lowered.of(program.graph());
    for (int k = 0; k < count; k++) {
      NodeMap<Tensor> values = run(lowered, state, step + k);
      List<Tensor> next = new ArrayList<>();
      for (Expr output : lowered.graph().outputs()) {
        next.add(values.get(output));
      }
      // The value and the loss come last but are looked at first: they are what users know.
      int carried = program.carry().size();
      for (int i = 0; i < next.size(); i++) {
        int place = (i + carried) % next.size();
        if (!isFinite(next.get(place))) {
          return error(lowered.graph().outputs().get(place), values, place, step + k);
        }
      }
      state = next.subList(0, program.carry().size());
    }
    return NotFinite.rounded(what, found, step + count - 1);
  }

  private NodeMap<Tensor> run(Lowered lowered, List<Tensor> carry, long step) {
    List<Tensor> inputs = new ArrayList<>(carry);
    if (program.arguments() > 0) {
      Object[] arguments = batches.at(step);
      for (int i = 0; i < arguments.length; i++) {
        Expr input = program.graph().inputs().get(carry.size() + i);
        inputs.add(JavaArrays.toTensor(input.type(), arguments[i]));
      }
    }
    for (Noise noise : lowered.noise()) {
      double[] drawn = new double[noise.shape().size()];
      noise.fill(key.fold(noise.address()), step, drawn, 0);
      inputs.add(Tensor.wrap(noise.type(), drawn));
    }
    List<Expr> nodes = new ArrayList<>();
    for (Expr node : lowered.graph().nodes()) {
      if (node.types().size() == 1) {
        nodes.add(node);
      }
    }
    List<Tensor> found = Evaluator.evaluate(lowered.graph().returning(nodes), inputs);
    NodeMap<Tensor> values = new NodeMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      values.put(nodes.get(i), found.get(i));
    }
    return values;
  }

  private NotFinite error(Expr output, NodeMap<Tensor> values, int place, long step) {
    Expr culprit = origin(output, values);
    Tensor broken = values.get(culprit);
    int element = notable(broken);
    List<Culprit> inputs = new ArrayList<>();
    for (Expr input : operands(culprit)) {
      Tensor value = values.find(input);
      if (value != null && !(input.op() instanceof Constant)) {
        inputs.add(new Culprit(input.party(), text(value, broken, element), List.of()));
      }
    }
    return NotFinite.step(
        name(place),
        number(values.get(output)),
        step,
        new Culprit(culprit.party(), text(broken, broken, element), nearest(culprit)),
        inputs);
  }

  private String name(int place) {
    int carried = program.carry().size();
    return place < carried
        ? program.carry().get(place).name().replaceFirst(" (.*)", " \"$1\"")
        : (place == carried ? "the objective" : "the loss of") + " " + program.graph().name();
  }

  /** Goes back as long as an operand is not finite: to NaN before infinity, past no literal. */
  private static Expr origin(Expr output, NodeMap<Tensor> values) {
    Expr now = output;
    while (true) {
      Expr worse = null;
      for (Expr input : operands(now)) {
        Tensor value = values.find(input);
        boolean open = value != null && !(input.op() instanceof Constant) && !isFinite(value);
        if (open && (worse == null || isNan(value) && !isNan(values.get(worse)))) {
          worse = input;
        }
      }
      if (worse == null) {
        return now;
      }
      now = worse;
    }
  }

  /** What a node is computed from; of a picked result, what the whole operation is. */
  private static List<Expr> operands(Expr node) {
    return node.op() instanceof Output ? node.input(0).inputs() : node.inputs();
  }

  /** The params and random sites that are the fewest operations away. */
  private static List<String> nearest(Expr node) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> level = List.of(node);
    while (!level.isEmpty()) {
      Set<String> found = new LinkedHashSet<>();
      List<Expr> next = new ArrayList<>();
      for (Expr at : level) {
        if (at.op() instanceof Input input && !input.kind().equals("memory")) {
          found.add(input.label().replaceFirst("#\\d+$", ""));
        }
        at.inputs().stream().filter(seen::add).forEach(next::add);
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
      level = next;
    }
    return List.of();
  }

  static boolean isFinite(Tensor value) {
    return Double.isFinite(number(value));
  }

  private static boolean isNan(@Nullable Tensor value) {
    return value != null && Double.isNaN(number(value));
  }

  /** The place of the first NaN, or else of the first infinity, or else 0. */
  private static int notable(Tensor value) {
    int infinite = -1;
    for (int i = 0; i < value.data().length; i++) {
      if (Double.isNaN(value.get(i))) {
        return i;
      }
      infinite = Double.isInfinite(value.get(i)) && infinite < 0 ? i : infinite;
    }
    return Math.max(infinite, 0);
  }

  private static double number(Tensor value) {
    return value.data().length == 0 ? 0 : value.get(notable(value));
  }

  /** The element that belongs to the broken one. */
  private static String text(Tensor value, Tensor broken, int element) {
    return value.shape().equals(broken.shape())
        ? Double.toString(value.get(element))
        : value.shape().isScalar()
            ? Double.toString(value.get(0))
            : "of " + value.data().length + " numbers";
  }

  /** A graph's params out of an unconstrained carry, in float64. */
  static List<Tensor> constrained(Graph graph, List<Tensor> carry) {
    return Evaluator.evaluate(graph, carry.subList(0, graph.inputs().size()));
  }
}
