package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Runner;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Expressions over quantities, for all draws: many at a time, and not more than memory holds. */
final class Generated {
  /** How many numbers are computed at a time: some 160 MB. */
  private static final long MOST_ELEMENTS = 20_000_000;

  private Generated() {}

  /**
   * The draws of an expression.
   *
   * @param expression of one draw
   * @param needed the placeholders in it
   * @param given what each of these was
   */
  static Drawn of(Draws draws, Expr expression, List<Expr> needed, List<Drawn> given) {
    long elements = 1;
    for (Expr node : Graph.nodes(List.of(expression))) {
      for (Type type : node.types()) {
        elements += type.shape().size();
      }
    }
    int all = draws.chains().size() * draws.chains().get(0).samples().count();
    int many = (int) Math.min(Math.max(MOST_ELEMENTS / elements, 1), all);
    int size = expression.shape().size();
    List<Tensor> values = given.stream().map(Drawn::pooled).toList();
    double[] out = new double[all * size];
    for (int from = 0; from < all; from += many) {
      int count = Math.min(many, all - from);
      double[] found = run(draws.model(), expression, needed, values, from, count).data();
      System.arraycopy(found, 0, out, from * size, found.length);
    }
    Shape shape = expression.shape().prepend(all);
    return Drawn.unpooled("", Tensor.wrap(expression.type().withShape(shape), out), draws);
  }

  private static Tensor run(
      String model, Expr expression, List<Expr> needed, List<Tensor> values, int from, int count) {
    NodeMap<Expr> mapped = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>();
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < needed.size(); i++) {
      Expr one = needed.get(i);
      int size = one.shape().size();
      Type type = one.type().withShape(one.shape().prepend(count));
      Expr wide = Input.create(one.party().name(), type);
      inputs.add(wide);
      mapped.put(one, wide);
      double[] all = values.get(i).data();
      parts.add(Tensor.wrap(type, Arrays.copyOfRange(all, from * size, (from + count) * size)));
    }
    List<Expr> outputs = Batch.batch(List.of(expression), mapped, count);
    return Runner.best().run(new Graph(model, inputs, outputs), parts, Key.of(0)).get(0);
  }
}
