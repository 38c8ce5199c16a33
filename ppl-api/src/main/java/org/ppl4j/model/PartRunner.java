package org.ppl4j.model;

import java.util.Map;
import java.util.ServiceLoader;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;

/** Draws programs with parts whose density is estimated; found as a service. */
public interface PartRunner {
  /**
   * Draws a program's random sites and density estimates, for their values only.
   *
   * @param given values by address, for all elements of a site's plates
   * @return for each placeholder, as the whole program sees it, an expression over noise, params
   *     and arguments
   */
  NodeMap<Expr> draw(Program program, Map<String, Expr> given);

  /** The one there is. */
  static PartRunner get() {
    return ServiceLoader.load(PartRunner.class, PartRunner.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("ppl-api lacks its own service file"));
  }
}
