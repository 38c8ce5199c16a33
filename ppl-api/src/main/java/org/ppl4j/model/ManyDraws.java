package org.ppl4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Runner;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Computes expressions of one draw for many draws: side by side, each with noise of its own, as
 * many at a time as memory holds.
 *
 * @param placeholders what differs from draw to draw
 * @param values what each of these is, the draws outermost
 * @param count how many draws there are
 */
public record ManyDraws(List<Expr> placeholders, List<Tensor> values, int count) {
  /** How many numbers are computed at a time, at most: some 160 MB. */
  private static final long MOST_ELEMENTS = 20_000_000;

  /** Copies the lists. */
  public ManyDraws {
    placeholders = List.copyOf(placeholders);
    values = List.copyOf(values);
  }

  /** So many draws, of which nothing is given. */
  public static ManyDraws of(int count) {
    return new ManyDraws(List.of(), List.of(), count);
  }

  /**
   * What expressions are in all draws.
   *
   * @param name what is computed, for messages
   * @param each expressions of one draw
   * @param arguments placeholders that are the same in all draws
   * @param known the values of these
   * @param key what noise is drawn from
   * @return for each expression its values, the draws outermost
   */
  public List<Tensor> run(
      String name, List<Expr> each, List<Expr> arguments, List<Tensor> known, Key key) {
    return run(name, each, arguments, known, key, atATime(each));
  }

  /** The same, for so many draws at a time. */
  List<Tensor> run(
      String name, List<Expr> each, List<Expr> arguments, List<Tensor> known, Key key, int most) {
    if (most >= count) {
      return part(name, each, arguments, known, key, 0, count);
    }
    List<double[]> all = each.stream().map(one -> new double[count * one.shape().size()]).toList();
    for (int from = 0; from < count; from += most) {
      int some = Math.min(most, count - from);
      Key own = from == 0 ? key : key.fold(from);
      List<Tensor> found = part(name, each, arguments, known, own, from, some);
      for (int i = 0; i < all.size(); i++) {
        double[] numbers = found.get(i).data();
        System.arraycopy(numbers, 0, all.get(i), from * each.get(i).shape().size(), numbers.length);
      }
    }
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      out.add(Tensor.wrap(wide(each.get(i), count), all.get(i)));
    }
    return out;
  }

  private int atATime(List<Expr> each) {
    long elements = 1;
    for (Expr node : Graph.nodes(each)) {
      for (Type type : node.types()) {
        elements += type.shape().size();
      }
    }
    return (int) Math.min(Math.max(MOST_ELEMENTS / elements, 1), count);
  }

  private List<Tensor> part(
      String name,
      List<Expr> each,
      List<Expr> arguments,
      List<Tensor> known,
      Key key,
      int from,
      int some) {
    NodeMap<Expr> mapped = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>(arguments);
    List<Tensor> given = new ArrayList<>(known);
    for (int i = 0; i < placeholders.size(); i++) {
      Expr one = placeholders.get(i);
      Type type = wide(one, some);
      Expr many = Input.create(one.party().name(), type).at(one.source());
      mapped.put(one, many);
      inputs.add(many);
      given.add(some == count ? values.get(i) : rows(values.get(i), type, from));
    }
    for (Expr node : Graph.nodes(each)) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(some), List.of()));
      }
    }
    Graph graph = new Graph(name, inputs, Batch.batch(each, mapped, some));
    return Runner.best().run(graph, given, key);
  }

  private static Tensor rows(Tensor all, Type type, int from) {
    int size = type.shape().size() / type.shape().dim(0);
    int to = (from + type.shape().dim(0)) * size;
    return Tensor.wrap(type, Arrays.copyOfRange(all.data(), from * size, to));
  }

  private static Type wide(Expr one, int draws) {
    return one.type().withShape(one.shape().prepend(draws));
  }
}
