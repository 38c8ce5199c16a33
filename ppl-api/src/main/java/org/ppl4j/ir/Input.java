package org.ppl4j.ir;

import java.util.List;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.Report.Party;
import org.ppl4j.error.Source;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A placeholder: a value that is given later, by substitution or when the graph runs. Two
 * placeholders are never the same one, whatever their names.
 */
public final class Input implements LeafOp {
  private final String label;
  private final String kind;
  private final Type type;
  private final int bound;

  private Input(String label, String kind, Type type, int bound) {
    this.label = label;
    this.kind = kind;
    this.type = type;
    this.bound = bound;
  }

  /**
   * A new placeholder.
   *
   * @param label how the user calls it
   * @param kind what it is, as errors say it: {@code argument}, {@code sample "theta"}
   */
  public static Expr create(String label, String kind, Type type) {
    return Expr.of(new Input(label, kind, type, 0), List.of(), Source.here());
  }

  /** A new placeholder that is an argument. */
  public static Expr create(String label, Type type) {
    return create(label, "argument", type);
  }

  /** A new placeholder of an index that takes the values 0 to before {@code bound}. */
  public static Expr index(String label, String kind, int bound) {
    return Expr.of(new Input(label, kind, Type.integer(), bound), List.of(), Source.here());
  }

  /** For an index: how many values it takes; else 0. */
  public int bound() {
    return bound;
  }

  /** How the user calls it. */
  public String label() {
    return label;
  }

  /** What it is, as errors say it. */
  public String kind() {
    return kind;
  }

  @Override
  public Type type() {
    return type;
  }

  /** Always fails: a placeholder has no value of its own. */
  @Override
  public Tensor evaluate(Type valueType, List<Tensor> inputs) {
    throw FreePlaceholder.of("this expression", new Party(label, kind, Source.UNKNOWN));
  }
}
