package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.Initializer;
import org.ppl4j.nn.Initializers;
import org.ppl4j.nn.Mlp;

/**
 * The network of a flow's layer. Its last layer begins near 0, so that the flow begins near the
 * identity.
 *
 * @param net the network
 */
record Network(Mlp net) implements UnaryOperator<Real> {
  private static final double FIRST_WEIGHTS = 0.01;

  /** A network of these sizes, its params {@code name/0/weights} and so on. */
  static Network declare(Scope scope, String name, int in, List<Integer> hidden, int out) {
    return new Network(new Mlp(layers(scope, name, in, hidden, out), Activations::tanh));
  }

  /**
   * A network with masked weights, whose output {@code o} of {@code several} for each of {@code
   * size} elements depends only on the inputs before element {@code o % size}.
   *
   * <p>Germain et al., "MADE: Masked Autoencoder for Distribution Estimation", 2015.
   */
  static Network masked(Scope scope, String name, int size, List<Integer> hidden, int several) {
    List<Dense> masked = new ArrayList<>();
    int[] before = degrees(size, size);
    List<Dense> layers = layers(scope, name, size, hidden, several * size);
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      int[] after =
          last ? degrees(several * size, size) : degrees(hidden.get(i), Math.max(size - 1, 1));
      masked.add(masked(layers.get(i), before, after, last));
      before = after;
    }
    return new Network(new Mlp(masked, Activations::tanh));
  }

  private static List<Dense> layers(
      Scope scope, String name, int in, List<Integer> hidden, int out) {
    List<Dense> layers = new ArrayList<>();
    int width = in;
    for (int i = 0; i < hidden.size(); i++) {
      layers.add(Dense.declare(scope, name + "/" + i, width, hidden.get(i)));
      width = hidden.get(i);
    }
    Initializer small = Initializers.normal(FIRST_WEIGHTS);
    layers.add(Dense.declare(scope, name + "/" + hidden.size(), width, out, small));
    return layers;
  }

  /** How many elements a unit may see: from 1 to the most, over and over. */
  private static int[] degrees(int units, int most) {
    int[] out = new int[units];
    for (int i = 0; i < units; i++) {
      out[i] = 1 + i % most;
    }
    return out;
  }

  private static Dense masked(Dense layer, int[] before, int[] after, boolean last) {
    double[] mask = new double[before.length * after.length];
    for (int i = 0; i < before.length; i++) {
      for (int o = 0; o < after.length; o++) {
        boolean seen = last ? before[i] < after[o] : before[i] <= after[o];
        mask[i * after.length + o] = seen ? 1 : 0;
      }
    }
    Real kept = Real.constant(mask, before.length, after.length);
    return new Dense(layer.weights().times(kept), layer.bias());
  }

  @Override
  public Real apply(Real x) {
    return net.apply(x);
  }
}
