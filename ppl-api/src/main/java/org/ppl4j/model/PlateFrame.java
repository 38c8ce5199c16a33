package org.ppl4j.model;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Iota;
import org.ppl4j.transform.Batch;

/**
 * A plate: independent elements, done at once by the batch transform.
 *
 * @param name the user's name
 * @param address the name below the prefixes of calls: plates of one address and one population, of
 *     a model and of its guide, look at the same elements
 * @param population how many elements there are
 * @param size how many are looked at: fewer than there are when it is subsampled
 * @param index the element's own index
 * @param indices the indices of all elements looked at
 * @param sharesMinibatches whether subsampled plates inside look at the same elements in each of
 *     this one's, so that it does not matter which of two that agree is inside
 */
public record PlateFrame(
    String name,
    String address,
    int population,
    int size,
    Int index,
    Expr indices,
    boolean sharesMinibatches)
    implements Frame {
  /** A plate in which each element has minibatches of its own. */
  public PlateFrame(
      String name, String address, int population, int size, Int index, Expr indices) {
    this(name, address, population, size, index, indices, false);
  }

  @Override
  public List<Expr> lift(List<Expr> body, NodeMap<Expr> stacked) {
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(index.expr(), indices);
    for (Expr node : Graph.nodes(body)) {
      Expr values = stacked.find(node);
      if (values == null && node.op() instanceof Noise noise && !isShared(noise)) {
        values = widened(node, noise);
      } else if (values == null && isOwnElement(node)) {
        values = node.input(0);
      }
      if (values != null) {
        mapped.put(node, values);
      }
    }
    return Batch.batch(body, mapped, size);
  }

  /** Whether a node is the element's own place in data of the plate's length. */
  private boolean isOwnElement(Expr node) {
    return node.op() instanceof Gather gather
        && gather.axis() == 0
        && gather.batchDims() == 0
        && node.input(1) == index.expr()
        && node.input(0).op() instanceof Constant
        && node.input(0).shape().dim(0) == population
        && indices.op() instanceof Iota;
  }

  private boolean isShared(Noise noise) {
    return sharesMinibatches && noise.kind() == Noise.Kind.SUBSET;
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
