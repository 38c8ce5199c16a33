package org.ppl4j.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Iota;
import org.ppl4j.transform.Substitute;

/**
 * A scan: steps in order, each given what the one before carried on.
 *
 * @param name the user's name
 * @param size how many steps
 * @param index the step's own index
 * @param carry the placeholders of what is carried into a step
 * @param initial what is carried into the first
 * @param elements the placeholders of the sequences' elements
 * @param sequences the sequences, with the steps as their outermost axis
 * @param next what a step carries on; filled in when the body has been traced
 */
public record ScanFrame(
    String name,
    int size,
    Int index,
    List<Expr> carry,
    List<Expr> initial,
    List<Expr> elements,
    List<Expr> sequences,
    List<Expr> next)
    implements Frame {

  /** The same with another sequence, of which each step reads an element. */
  ScanFrame with(Expr element, Expr sequence) {
    List<Expr> allElements = new ArrayList<>(elements);
    allElements.add(element);
    List<Expr> allSequences = new ArrayList<>(sequences);
    allSequences.add(sequence);
    return new ScanFrame(name, size, index, carry, initial, allElements, allSequences, next);
  }

  @Override
  public List<Expr> lift(List<Expr> body, NodeMap<Expr> stacked) {
    List<Expr> results = run(body, stacked, next);
    return results.subList(carry.size(), results.size());
  }

  /** The last carry. */
  List<Expr> last(NodeMap<Expr> stacked) {
    return run(List.of(), stacked, next).subList(0, carry.size());
  }

  /**
   * The loop that puts out expressions of the body: the last carry, then the outputs.
   *
   * @param next what a step carries on, which may have been substituted into
   */
  List<Expr> run(List<Expr> body, NodeMap<Expr> stacked, List<Expr> next) {
    List<Expr> outputs = new ArrayList<>(next);
    outputs.addAll(body);
    return loop(carry, initial, outputs, stacked, false);
  }

  /**
   * A loop over this scan's steps, with any carry. Values of the body's sites and noise become
   * sequences; what does not change from step to step is computed once, outside.
   */
  List<Expr> loop(
      List<Expr> carried,
      List<Expr> first,
      List<Expr> outputs,
      NodeMap<Expr> stacked,
      boolean reverse) {
    List<Expr> inputs = new ArrayList<>(carried);
    List<Expr> operands = new ArrayList<>(first);
    NodeMap<Expr> replaced = new NodeMap<>();
    Set<Expr> varying = Collections.newSetFromMap(new IdentityHashMap<>());
    varying.addAll(carried);
    List<Expr> nodes = Graph.nodes(outputs);
    for (Expr node : nodes) {
      Expr sequence = varying.contains(node) ? null : sequence(node, stacked);
      if (sequence != null) {
        Expr element = Input.create("element", "scan element", node.type());
        replaced.put(node, element);
        inputs.add(element);
        operands.add(sequence);
        varying.add(node);
      } else if (node.inputs().stream().anyMatch(varying::contains)) {
        varying.add(node);
      }
    }
    int sequenceCount = inputs.size() - carried.size();
    for (Expr invariant : frontier(nodes, outputs, varying)) {
      Expr constant = Input.create("constant", "scan constant", invariant.type());
      replaced.put(invariant, constant);
      inputs.add(constant);
      operands.add(invariant);
    }
    Graph body = new Graph(name, inputs, Substitute.substitute(outputs, replaced));
    Scan scan = new Scan(body, size, carried.size(), sequenceCount, reverse);
    return Output.all(Expr.of(scan, operands));
  }

  /** What the varying part reads and is neither part of it nor a scalar literal. */
  private static List<Expr> frontier(List<Expr> nodes, List<Expr> outputs, Set<Expr> varying) {
    Set<Expr> read = Collections.newSetFromMap(new IdentityHashMap<>());
    read.addAll(outputs);
    nodes.stream().filter(varying::contains).forEach(node -> read.addAll(node.inputs()));
    return nodes.stream()
        .filter(node -> read.contains(node) && !varying.contains(node))
        .filter(node -> !(node.op() instanceof Constant && node.shape().isScalar()))
        .toList();
  }

  /** The values for all steps of a placeholder or noise of the body; null for what is outside. */
  private @Nullable Expr sequence(Expr node, NodeMap<Expr> stacked) {
    if (node == index.expr()) {
      return Expr.of(new Iota(size), List.of());
    }
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) == node) {
        return sequences.get(i);
      }
    }
    if (node.op() instanceof Noise noise) {
      return Expr.of(noise.repeated(size), List.of(), node.source());
    }
    return stacked.find(node);
  }
}
