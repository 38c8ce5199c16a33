package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.type.Shape;

/**
 * What draws have values of, each once and under one name: a value of the result that is a site of
 * the same name is that site; one that only shares the name is {@code result.name}.
 */
final class Variables {
  private final Draws draws;
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private Variables(Draws draws) {
    this.draws = draws;
  }

  static Variables of(Draws draws) {
    Variables out = new Variables(draws);
    for (int i = 0; i < draws.quantities().size(); i++) {
      out.add(i);
    }
    return out;
  }

  private void add(int place) {
    Quantity quantity = draws.quantities().get(place);
    String name = quantity.name().isEmpty() ? "result" : quantity.name();
    Integer other = places.get(name);
    if (other == null) {
      places.put(name, place);
    } else if (!same(other, place)) {
      places.put(prefix(quantity.kind()) + name, place);
    }
  }

  private static String prefix(Kind kind) {
    return kind == Kind.RESULT ? "result." : "deterministic.";
  }

  private boolean same(int one, int other) {
    if (!draws.quantities().get(one).type().equals(draws.quantities().get(other).type())) {
      return false;
    }
    for (Draws.Chain chain : draws.chains()) {
      List<double[]> values = chain.samples().values();
      if (!Arrays.equals(values.get(one), values.get(other))) {
        return false;
      }
    }
    return true;
  }

  /** The names, in the order of the draws' quantities. */
  List<String> names() {
    return List.copyOf(places.keySet());
  }

  /** The place of a variable among the draws' quantities, or -1. */
  int find(String name) {
    return places.getOrDefault(name, -1);
  }

  /** All variables, with the names that they have here. */
  List<Drawn> all() {
    List<Drawn> out = new ArrayList<>();
    places.forEach((name, place) -> out.add(drawn(draws, place, name)));
    return out;
  }

  /** The draws after warm-up of a quantity by its place. */
  static Drawn drawn(Draws draws, int place, String name) {
    List<double[]> chains = new ArrayList<>();
    for (Draws.Chain chain : draws.chains()) {
      chains.add(chain.samples().values().get(place));
    }
    int count = draws.chains().get(0).samples().count();
    return new Drawn(name, draws.quantities().get(place).type(), chains, count);
  }

  /** The place on each axis of an element by its place in row-major order. */
  static int[] index(Shape shape, int flat) {
    int[] strides = shape.strides();
    int[] out = new int[strides.length];
    int rest = flat;
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = rest / strides[axis];
      rest %= strides[axis];
    }
    return out;
  }
}
