package org.ppl4j.lang.catalogue;

import static org.ppl4j.lang.catalogue.Builtin.Sort.ACTIVATION;
import static org.ppl4j.lang.catalogue.Builtin.Sort.NETWORK;

import java.util.Map;
import org.ppl4j.nn.Activation;
import org.ppl4j.nn.Activations;

/**
 * The networks and their activations, a line for each. A network's maker makes a {@link Declarer},
 * since it needs a scope and a name.
 */
final class NetworkTable {
  private NetworkTable() {}

  static Map<String, Builtin> networks() {
    return new Entries()
        .plain(
            NETWORK,
            "dense(in: size, out: size): network",
            "Dense.declare(m, name, {*})",
            Declarer::dense)
        .plain(
            NETWORK,
            "mlp(sizes: sizes, activation_: activation): network",
            "Mlp.declare(m, name, Activations::relu, {0*}) || Mlp.declare(m, name, {1}, {0*})",
            Declarer::mlp)
        .plain(
            NETWORK,
            "layer_norm(features: size): network",
            "LayerNorm.declare(m, name, {0})",
            Declarer::layerNorm)
        .plain(
            NETWORK,
            "embedding(things: size, features: size): network",
            "Embedding.declare(m, name, {*})",
            Declarer::embedding)
        .plain(
            NETWORK,
            "gru_cell(in: size, size: size): network",
            "GruCell.declare(m, name, {*})",
            Declarer::gruCell)
        .plain(
            NETWORK,
            "lstm_cell(in: size, size: size): network",
            "LstmCell.declare(m, name, {*})",
            Declarer::lstmCell)
        .all();
  }

  static Map<String, Builtin> activations() {
    return new Entries()
        .plain(
            ACTIVATION,
            "identity(): activation",
            "Activations::identity",
            a -> (Activation) Activations::identity)
        .plain(
            ACTIVATION,
            "relu(): activation",
            "Activations::relu",
            a -> (Activation) Activations::relu)
        .plain(
            ACTIVATION,
            "leaky_relu(): activation",
            "Activations::leakyRelu",
            a -> (Activation) Activations::leakyRelu)
        .plain(
            ACTIVATION, "elu(): activation", "Activations::elu", a -> (Activation) Activations::elu)
        .plain(
            ACTIVATION,
            "tanh(): activation",
            "Activations::tanh",
            a -> (Activation) Activations::tanh)
        .plain(
            ACTIVATION,
            "sigmoid(): activation",
            "Activations::sigmoid",
            a -> (Activation) Activations::sigmoid)
        .plain(
            ACTIVATION,
            "softplus(): activation",
            "Activations::softplus",
            a -> (Activation) Activations::softplus)
        .plain(
            ACTIVATION,
            "gelu(): activation",
            "Activations::gelu",
            a -> (Activation) Activations::gelu)
        .plain(
            ACTIVATION,
            "silu(): activation",
            "Activations::silu",
            a -> (Activation) Activations::silu)
        .all();
  }
}
