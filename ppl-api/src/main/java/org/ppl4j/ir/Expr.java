package org.ppl4j.ir;

import java.util.List;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Report.Party;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * One node of a program: an operation applied to inputs, with its types and the user's line.
 * Building a node infers and checks its types at once. Nodes compare by identity; sharing equal
 * nodes is a pass's work.
 */
public final class Expr {
  private final Op op;
  private final List<Expr> inputs;
  private final List<Type> types;
  private final Source source;

  private Expr(Op op, List<Expr> inputs, List<Type> types, Source source) {
    this.op = op;
    this.inputs = inputs;
    this.types = types;
    this.source = source;
  }

  /**
   * Applies an operation; the new node's line is that of its first input that has one, so that what
   * passes build still names the user's line.
   *
   * @throws org.ppl4j.error.PplException if the operation's type rule refuses the inputs
   */
  public static Expr of(Op op, List<Expr> inputs) {
    Source source = Source.UNKNOWN;
    for (Expr input : inputs) {
      if (input.source.isKnown()) {
        source = input.source;
        break;
      }
    }
    return build(op, inputs, source, Source.UNKNOWN);
  }

  /**
   * Applies an operation at a known line.
   *
   * @throws org.ppl4j.error.PplException if the operation's type rule refuses the inputs
   */
  public static Expr of(Op op, List<Expr> inputs, Source source) {
    return build(op, inputs, source, source);
  }

  /** A refusal names the place given, or else the line of the user's that called. */
  private static Expr build(Op op, List<Expr> inputs, Source source, Source place) {
    List<Expr> copy = List.copyOf(inputs);
    try {
      return new Expr(op, copy, op.types(copy), source);
    } catch (PplException e) {
      throw e.at(place.isKnown() ? place : Source.here());
    }
  }

  /** The same node, said to come from another line. */
  public Expr at(Source line) {
    return new Expr(op, inputs, types, line);
  }

  /** The operation. */
  public Op op() {
    return op;
  }

  /** What it is applied to. */
  public List<Expr> inputs() {
    return inputs;
  }

  /** One of the inputs. */
  public Expr input(int index) {
    return inputs.get(index);
  }

  /** The types of all results; nearly always one. */
  public List<Type> types() {
    return types;
  }

  /** The type of the one result. */
  public Type type() {
    if (types.size() != 1) {
      throw new IllegalStateException(op.name() + " has " + types.size() + " results; pick one");
    }
    return types.get(0);
  }

  /** The shape of the one result. */
  public Shape shape() {
    return type().shape();
  }

  /** The element type of the one result. */
  public DType dtype() {
    return type().dtype();
  }

  /** The user's line that this node came from. */
  public Source source() {
    return source;
  }

  /** This node as a party to an error. */
  public Party party() {
    if (op instanceof Input input) {
      return new Party(input.label(), types.get(0) + " " + input.kind(), source);
    }
    if (op instanceof Noise noise) {
      return new Party(noise.address(), types.get(0) + " noise", source);
    }
    return new Party(op.name(), types.get(0).toString(), source);
  }

  /** The typed text of everything that this node is made of. */
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
