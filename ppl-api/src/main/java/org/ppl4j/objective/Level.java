package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.type.Shape;

/**
 * A plate, or replication, around random choices.
 *
 * @param frame the plate
 * @param stacked for each placeholder inside the plate the one by which the outside sees all
 *     elements
 */
record Level(PlateFrame frame, NodeMap<Expr> stacked) {
  Level(PlateFrame frame) {
    this(frame, new NodeMap<>());
  }

  /**
   * What expressions of one element are for all elements.
   *
   * @param more further placeholders inside, with what they are for all elements
   */
  List<Expr> lift(List<Expr> inside, NodeMap<Expr> more) {
    NodeMap<Expr> known = stacked.copy();
    known.putAll(more);
    return frame.lift(inside, known);
  }

  /** Makes the placeholder by which the outside sees one inside. */
  Expr widen(Expr inside) {
    Expr outside = alike(inside, inside.shape().prepend(frame.size()));
    stacked.put(inside, outside);
    return outside;
  }

  /** A new placeholder of the same name. */
  static Expr alike(Expr placeholder, Shape shape) {
    Input op = (Input) placeholder.op();
    return Input.create(op.label(), op.kind(), op.type().withShape(shape)).at(placeholder.source());
  }
}
