package org.ppl4j.nn;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Scope;

/**
 * A multi-layer perceptron: dense layers with an activation after each but the last.
 *
 * <pre>{@code
 * Mlp decoder = Mlp.declare(m, "decoder", Activations::tanh, 20, 400, 784);
 * Real logits = decoder.apply(z);
 * }</pre>
 *
 * @param layers the layers, in order
 * @param activation what comes between them
 */
public record Mlp(List<Dense> layers, Activation activation) {
  /** Copies the list. */
  public Mlp {
    layers = List.copyOf(layers);
  }

  /** Layers {@code name/0}, {@code name/1}, ... whose weights {@code xavierUniform} begins. */
  public static Mlp declare(Scope scope, String name, Activation activation, int... sizes) {
    return declare(scope, name, activation, Initializers.xavierUniform(), sizes);
  }

  /**
   * Layers {@code name/0}, {@code name/1}, ...
   *
   * @param sizes how many features go in, then how many come out of each layer
   * @throws InvalidArgument if there are fewer than two sizes
   */
  public static Mlp declare(
      Scope scope, String name, Activation activation, Initializer initializer, int... sizes) {
    if (sizes.length < 2) {
      throw InvalidArgument.of(
          Report.of("mlp \"" + name + "\": " + sizes.length + " sizes make no layer.")
              .at(Source.here())
              .cure("give how many features go in, then how many come out of each layer"));
    }
    List<Dense> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      layers.add(Dense.declare(scope, name + "/" + (i - 1), sizes[i - 1], sizes[i], initializer));
    }
    return new Mlp(layers, activation);
  }

  /** The network's outputs for one vector, or for each vector in an array. */
  public Real apply(Real x) {
    Real now = layers.get(0).apply(x);
    for (Dense layer : layers.subList(1, layers.size())) {
      now = layer.apply(activation.apply(now));
    }
    return now;
  }
}
