package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * A step of a gated recurrent unit, as PyTorch (and cuDNN) define it:
 *
 * <pre>
 * r = sigmoid(x W_r + b_r + h U_r + c_r)
 * z = sigmoid(x W_z + b_z + h U_z + c_z)
 * n = tanh(x W_n + b_n + r (h U_n + c_n))
 * h' = (1 - z) n + z h
 * </pre>
 *
 * <pre>{@code
 * GruCell cell = GruCell.declare(m, "cell", 3, 16);                    // before the scan
 * Step<Real, Real> path = m.scan("t", n, cell.initial(), (h, t) -> {
 *   Real next = cell.apply(x.at(t), h);
 *   return new Step<>(next, next);
 * });
 * }</pre>
 *
 * Cho et al. 2014.
 *
 * @param input {@code [in, 3 size]}: the columns of r, then z, then n
 * @param hidden {@code [size, 3 size]}
 * @param inputBias {@code [3 size]}
 * @param hiddenBias {@code [3 size]}
 */
public record GruCell(Real input, Real hidden, Real inputBias, Real hiddenBias) {
  /**
   * Declares {@code name/input} ({@code xavierUniform}), {@code name/hidden} (each gate's
   * orthogonal), and {@code name/inputBias} and {@code name/hiddenBias} at 0.
   */
  public static GruCell declare(Scope scope, String name, int in, int size) {
    Fans fans = new Fans(in, size);
    return new GruCell(
        Initializers.xavierUniform().declare(scope, name + "/input", fans, in, 3 * size),
        Gates.orthogonal(3).declare(scope, name + "/hidden", fans, size, 3 * size),
        Initializers.zeros().declare(scope, name + "/inputBias", fans, 3 * size),
        Initializers.zeros().declare(scope, name + "/hiddenBias", fans, 3 * size));
  }

  /** How many features the state has. */
  public int size() {
    return hidden.shape().dim(0);
  }

  /** The state of zeros for one element. */
  public Real initial() {
    return Real.constant(new double[size()], size());
  }

  /**
   * The next state.
   *
   * @param x the input {@code [in]}, or an array of inputs {@code [.., in]}
   * @param h the state before, {@code [size]} or {@code [.., size]}
   */
  public Real apply(Real x, Real h) {
    LastAxis.require("gru", x, input.shape().dim(0));
    LastAxis.require("gru", h, size());
    Real fromInput = LastAxis.plus(LastAxis.product(x, input), inputBias);
    Real fromState = LastAxis.plus(LastAxis.product(h, hidden), hiddenBias);
    Real r = Gates.gate(fromInput, 0, size()).plus(Gates.gate(fromState, 0, size())).sigmoid();
    Real z = Gates.gate(fromInput, 1, size()).plus(Gates.gate(fromState, 1, size())).sigmoid();
    Real fresh = r.times(Gates.gate(fromState, 2, size()));
    Real n = Gates.gate(fromInput, 2, size()).plus(fresh).tanh();
    return n.plus(z.times(h.minus(n)));
  }
}
