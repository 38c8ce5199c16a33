package org.ppl4j.vi;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.control.Scan;
import org.ppl4j.dist.Bijector;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Output;
import org.ppl4j.objective.Estimate;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;
import org.ppl4j.vi.optim.Descent;
import org.ppl4j.vi.optim.Memory;
import org.ppl4j.vi.optim.Optimizer;
import org.ppl4j.vi.optim.Parameter;
import org.ppl4j.vi.optim.Update;

/**
 * A step of a fit as one graph:
 *
 * <pre>
 *   carry..., arguments...  ->  carry..., value, loss
 * </pre>
 *
 * where the carry is the unconstrained params, the optimiser's memory, the strategies' states and
 * the number of steps done.
 *
 * @param graph the step
 * @param carry what is carried, in order
 * @param constrained the params in their supports, over the unconstrained ones
 */
record StepProgram(Graph graph, List<Carried> carry, Graph constrained) {
  /**
   * An array that goes from step to step.
   *
   * @param name what it is, unique
   * @param initial what it is before the first step
   */
  record Carried(String name, Tensor initial) {
    Type type() {
      return initial.type();
    }
  }

  /** The step of an estimate, averaged over independent particles. */
  static StepProgram of(Estimate estimate, Optimizer optimizer, int particles) {
    List<Carried> carry = new ArrayList<>();
    List<Expr> free = new ArrayList<>();
    List<Expr> constrained = new ArrayList<>();
    List<Parameter> params = new ArrayList<>();
    NodeMap<Expr> replaced = new NodeMap<>();
    for (Estimate.Param param : estimate.params()) {
      Shape shape = param.initial().shape();
      Bijector bijector = param.support().bijector(shape);
      Real start = bijector.inverse(new Real(Ops.constant(param.initial())));
      Expr input =
          Input.create(param.address(), "param", start.expr().type()).at(param.value().source());
      Expr value = bijector.forward(new Real(input)).expr();
      carry.add(new Carried("param " + param.address(), start.value()));
      free.add(input);
      constrained.add(value);
      params.add(new Parameter(param.address(), start.shape(), param.support()));
      replaced.put(param.value(), value);
    }
    List<Memory> memory = optimizer.memory(params);
    List<Expr> remembered = new ArrayList<>();
    for (Memory one : memory) {
      remembered.add(Input.create(one.name(), "memory", one.initial().type()));
      carry.add(new Carried("memory " + one.name(), one.initial()));
    }
    List<Expr> states = new ArrayList<>();
    for (Estimate.State state : estimate.states()) {
      states.add(state.value());
      carry.add(new Carried("state " + state.name(), state.initial()));
    }
    Expr step = Input.create("step", "steps done", Type.real());
    carry.add(new Carried("step", Tensor.scalar(0)));

    List<Expr> inputs = new ArrayList<>(free);
    inputs.addAll(remembered);
    inputs.addAll(states);
    inputs.add(step);
    inputs.addAll(estimate.arguments());
    List<Expr> outputs = Substitute.substitute(averaged(estimate, particles), replaced);
    Graph graph = Pipeline.valueAndGradient(free).run(new Graph(estimate.name(), inputs, outputs));

    int extra = outputs.size();
    List<Expr> results = graph.outputs();
    Update update =
        optimizer.update(
            new Descent(
                params,
                reals(graph.inputs().subList(0, free.size())),
                reals(results.subList(extra, extra + free.size())),
                reals(remembered),
                new Real(step)));
    List<Expr> next = new ArrayList<>();
    update.values().forEach(value -> next.add(value.expr()));
    update.memory().forEach(value -> next.add(value.expr()));
    next.addAll(results.subList(2, extra));
    next.add(Ops.plus(step, Ops.real(1)));
    next.add(results.get(1));
    next.add(results.get(0));
    return new StepProgram(
        Pipeline.value().run(graph.returning(next)),
        List.copyOf(carry),
        new Graph("params of " + estimate.name(), free, constrained));
  }

  private static List<Real> reals(List<Expr> exprs) {
    return exprs.stream().map(Real::new).toList();
  }

  /** Loss, value and next states: each particle with noise of its own, and the mean of all. */
  private static List<Expr> averaged(Estimate estimate, int particles) {
    List<Expr> outputs = new ArrayList<>(List.of(estimate.loss(), estimate.value()));
    estimate.states().forEach(state -> outputs.add(state.next()));
    if (particles == 1) {
      return outputs;
    }
    NodeMap<Expr> mapped = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(particles), List.of(), node.source()));
      }
    }
    return Batch.batch(outputs, mapped, particles).stream()
        .map(all -> new Real(all).mean(0).expr())
        .toList();
  }

  /** The number of arguments that a step is fed. */
  int arguments() {
    return graph.inputs().size() - carry.size();
  }

  /**
   * Several steps as one loop:
   *
   * <pre>
   *   carry..., arguments..., noise...  ->  carry..., values, losses
   * </pre>
   *
   * where noise, and arguments if they are fed anew in each step, have the steps as outermost axis.
   *
   * @param streamed whether arguments are fed anew in each step
   */
  Graph repeated(int steps, boolean streamed) {
    Lowered lowered = Lowered.of(graph);
    int carried = carry.size();
    List<Expr> inputs = lowered.graph().inputs();
    List<Expr> start = inputs.subList(0, carried);
    List<Expr> fed = inputs.subList(carried, carried + arguments());
    List<Expr> noise = inputs.subList(carried + arguments(), inputs.size());

    List<Expr> body = new ArrayList<>(start);
    body.addAll(streamed ? fed : noise);
    body.addAll(streamed ? noise : fed);
    Scan scan =
        new Scan(
            new Graph("step", body, lowered.graph().outputs()),
            steps,
            carried,
            noise.size() + (streamed ? fed.size() : 0),
            false);

    List<Expr> outer = new ArrayList<>();
    start.forEach(input -> outer.add(copy(input, 0)));
    fed.forEach(input -> outer.add(copy(input, streamed ? steps : 0)));
    noise.forEach(input -> outer.add(copy(input, steps)));
    List<Expr> operands = new ArrayList<>(outer.subList(0, carried));
    List<Expr> outerFed = outer.subList(carried, carried + fed.size());
    List<Expr> outerNoise = outer.subList(carried + fed.size(), outer.size());
    operands.addAll(streamed ? outerFed : outerNoise);
    operands.addAll(streamed ? outerNoise : outerFed);
    return new Graph(graph.name(), outer, Output.all(Expr.of(scan, operands)));
  }

  /** A placeholder like another, with a further outermost axis if {@code steps} is not 0. */
  private static Expr copy(Expr input, int steps) {
    Input op = (Input) input.op();
    Type type = steps == 0 ? op.type() : op.type().withShape(op.type().shape().prepend(steps));
    return Input.create(op.label(), op.kind(), type);
  }
}
