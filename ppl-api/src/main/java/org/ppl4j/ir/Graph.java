package org.ppl4j.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.type.Type;

/**
 * A function: placeholders and the expressions over them that it returns.
 *
 * @param name what it is called in dumps and errors
 * @param inputs its placeholders, in order
 * @param outputs what it returns, in order
 */
public record Graph(String name, List<Expr> inputs, List<Expr> outputs) {
  /** Copies the lists. */
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The same function under another name. */
  public Graph named(String newName) {
    return new Graph(newName, inputs, outputs);
  }

  /** The same inputs with other outputs. */
  public Graph returning(List<Expr> newOutputs) {
    return new Graph(name, inputs, newOutputs);
  }

  /** Every node that the outputs need, each after its own inputs. */
  public List<Expr> nodes() {
    return nodes(outputs);
  }

  /** The types of the inputs. */
  public List<Type> inputTypes() {
    return inputs.stream().map(Expr::type).toList();
  }

  /** The types of the outputs. */
  public List<Type> outputTypes() {
    return outputs.stream().map(Expr::type).toList();
  }

  /**
   * Every node that the given ones need, themselves included, each after its own inputs, in the
   * order of a depth-first walk: linear in the number of nodes, whatever their depth.
   */
  public static List<Expr> nodes(Collection<Expr> roots) {
    List<Expr> order = new ArrayList<>();
    Set<Expr> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Visit> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      if (entered.add(root)) {
        stack.push(new Visit(root));
      }
      while (!stack.isEmpty()) {
        Visit visit = stack.peek();
        if (visit.next == visit.node.inputs().size()) {
          order.add(visit.node);
          stack.pop();
        } else {
          Expr input = visit.node.input(visit.next++);
          if (entered.add(input)) {
            stack.push(new Visit(input));
          }
        }
      }
    }
    return order;
  }

  /** The typed text of the function; {@link Parser} reads it back. */
  @Override
  public String toString() {
    return Printer.print(this);
  }

  private static final class Visit {
    final Expr node;
    int next;

    Visit(Expr node) {
      this.node = node;
    }
  }

  /** How the elements of a plate lie in the outputs, given how they lie in the inputs. */
  public List<Follow> follow(List<Follow> given) {
    NodeMap<Follow> known = new NodeMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      known.put(inputs.get(i), given.get(i));
    }
    return Follow.to(outputs, known);
  }
}
