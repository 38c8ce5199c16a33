package org.ppl4j.model;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.transform.Batch;

/**
 * A plate: independent elements, done at once by the batch transform.
 *
 * @param name the user's name
 * @param population how many elements there are
 * @param size how many are looked at: fewer than there are when it is subsampled
 * @param index the element's own index
 * @param indices the indices of all elements looked at
 */
public record PlateFrame(String name, int population, int size, Int index, Expr indices)
    implements Frame {
  @Override
  public List<Expr> lift(List<Expr> body, NodeMap<Expr> stacked) {
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(index.expr(), indices);
    for (Expr node : Graph.nodes(body)) {
      Expr values = stacked.find(node);
      if (values == null && node.op() instanceof Noise noise) {
        values = widened(node, noise);
      }
      if (values != null) {
        mapped.put(node, values);
      }
    }
    return Batch.batch(body, mapped, size);
  }

  /** The noise of one element becomes that of all. */
  private Expr widened(Expr node, Noise noise) {
    return Expr.of(noise.repeated(size), List.of(), node.source());
  }

  /** By how much the density of an element counts, to stand for all that are not looked at. */
  public double scale() {
    return (double) population / size;
  }
}
