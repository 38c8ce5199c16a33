package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Noise.Kind;
import org.ppl4j.type.Shape;

/**
 * Noise for one draw: each call gives fresh numbers, keyed by an address of their own, so that what
 * one site draws never moves another's.
 */
public final class RandomStream {
  private final String address;
  private final List<Expr> made = new ArrayList<>();
  private int calls;

  /** The noise of an address. */
  public RandomStream(String address) {
    this.address = address;
  }

  /** Independent standard normal numbers. */
  public Real normal(Shape shape) {
    return new Real(next(Kind.NORMAL, shape));
  }

  /** Independent numbers, uniform on the open interval (0, 1). */
  public Real uniform(Shape shape) {
    return new Real(next(Kind.UNIFORM, shape));
  }

  /** Fresh noise of the kind of another, in another shape. */
  Expr like(Noise noise, Shape shape) {
    return next(noise.kind(), shape);
  }

  /** All noise that was asked for, in order. */
  public List<Expr> made() {
    return Collections.unmodifiableList(made);
  }

  private Expr next(Kind kind, Shape shape) {
    String key = calls == 0 ? address : address + "#" + calls;
    calls++;
    Expr noise = Expr.of(new Noise(kind, key, shape), List.of());
    made.add(noise);
    return noise;
  }
}
