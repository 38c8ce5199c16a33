package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Value;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Evaluates what contains noise, many times at once: noise leaves become batched constants. */
final class Draws {
  private static final long SEED = 20240229;

  private Draws() {}

  /** A value for this many independent fills of its noise, along a new outermost axis. */
  static Tensor of(String stream, Value value, int count) {
    return of(stream, List.of(value.expr()), List.of(), List.of(), count).get(0);
  }

  /** The same for several values over the same noise, which may depend on given inputs. */
  static List<Tensor> of(
      String stream, List<Expr> outputs, List<Expr> inputs, List<Tensor> given, int count) {
    NodeMap<Expr> noise = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise leaf) {
        noise.put(node, Ops.constant(fill(stream, leaf, count)));
      }
    }
    List<Expr> batched = Batch.batch(outputs, noise, count);
    return Evaluator.evaluate(new Graph(stream, inputs, batched), given);
  }

  /** A function of values given as a batch, for each of them. */
  static List<Tensor> map(List<Expr> outputs, Expr input, Tensor batch) {
    int count = batch.shape().dim(0);
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(input, Ops.constant(batch));
    List<Expr> batched = new ArrayList<>(Batch.batch(outputs, mapped, count));
    return Evaluator.evaluate(new Graph("map", List.of(), batched), List.of());
  }

  private static Tensor fill(String stream, Noise leaf, int count) {
    Type type = Type.real().withShape(leaf.shape().prepend(count));
    double[] data = new double[type.shape().size()];
    Key key = Key.of(SEED).fold(stream).fold(leaf.address());
    switch (leaf.kind()) {
      case NORMAL -> NoiseSource.fillNormal(key, data, 0, data.length);
      case UNIFORM -> NoiseSource.fillUniform(key, data, 0, data.length);
    }
    return Tensor.wrap(type, data);
  }
}
