package org.ppl4j.model;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;

/** What a block of a program repeats its body by: a plate's elements or a scan's steps. */
public sealed interface Frame permits PlateFrame, ScanFrame {
  /** The user's name for it. */
  String name();

  /** How many times the body is done. */
  int size();

  /** The placeholder of the element's or step's own index, inside the body. */
  Int index();

  /**
   * What expressions of the body are for all elements: each gets a new outermost axis.
   *
   * @param body expressions over the body's placeholders
   * @param stacked for each placeholder of a site in the body its values for all elements
   */
  List<Expr> lift(List<Expr> body, NodeMap<Expr> stacked);

  /** How errors call it. */
  default String describe() {
    return (this instanceof PlateFrame ? "plate" : "scan") + " \"" + name() + "\"";
  }
}
