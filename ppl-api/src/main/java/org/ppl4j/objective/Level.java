package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.PlateFrame;

/**
 * A plate, or replication, around a random site.
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
}
