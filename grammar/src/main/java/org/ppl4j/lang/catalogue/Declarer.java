package org.ppl4j.lang.catalogue;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Activation;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.Embedding;
import org.ppl4j.nn.GruCell;
import org.ppl4j.nn.LayerNorm;
import org.ppl4j.nn.LstmCell;
import org.ppl4j.nn.Mlp;

/** Declares a network's parameters in a scope, below a name, and gives what applies it. */
@FunctionalInterface
public interface Declarer {
  /** What a network makes of the values that it is applied to. */
  @FunctionalInterface
  interface Applied {
    /** Its outputs: one, but two of an LSTM, its hidden state and its cell. */
    List<Real> apply(List<Value> inputs);
  }

  /** Declares it. */
  Applied declare(Scope scope, String name);

  private static Real real(List<Value> inputs, int position) {
    return new Arguments(inputs).real(position);
  }

  /** See {@link Dense}. */
  static Declarer dense(Arguments a) {
    return (scope, name) -> {
      Dense layer = Dense.declare(scope, name, a.size(0), a.size(1));
      return x -> List.of(layer.apply(real(x, 0)));
    };
  }

  /** See {@link Mlp}; with {@code relu} where nothing else is said. */
  static Declarer mlp(Arguments a) {
    Activation activation = a.has(1) ? a.as(Activation.class, 1) : Activations::relu;
    return (scope, name) -> {
      Mlp net = Mlp.declare(scope, name, activation, a.sizes(0));
      return x -> List.of(net.apply(real(x, 0)));
    };
  }

  /** See {@link LayerNorm}. */
  static Declarer layerNorm(Arguments a) {
    return (scope, name) -> {
      LayerNorm norm = LayerNorm.declare(scope, name, a.size(0));
      return x -> List.of(norm.apply(real(x, 0)));
    };
  }

  /** See {@link Embedding}; things count from 1. */
  static Declarer embedding(Arguments a) {
    return (scope, name) -> {
      Embedding table = Embedding.declare(scope, name, a.size(0), a.size(1));
      return x -> List.of(table.apply(((Int) x.get(0)).minus(1)));
    };
  }

  /** See {@link GruCell}: applied to an input and a state, the next state. */
  static Declarer gruCell(Arguments a) {
    return (scope, name) -> {
      GruCell cell = GruCell.declare(scope, name, a.size(0), a.size(1));
      return x -> List.of(cell.apply(real(x, 0), real(x, 1)));
    };
  }

  /** See {@link LstmCell}: applied to an input, a hidden state and a cell, the next two. */
  static Declarer lstmCell(Arguments a) {
    return (scope, name) -> {
      LstmCell cell = LstmCell.declare(scope, name, a.size(0), a.size(1));
      return x -> {
        LstmCell.State next = cell.apply(real(x, 0), new LstmCell.State(real(x, 1), real(x, 2)));
        return List.of(next.hidden(), next.cell());
      };
    };
  }
}
