package org.ppl4j.nn;

import java.util.Arrays;
import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * A step of a long short-term memory, as PyTorch (and cuDNN) define it:
 *
 * <pre>
 * i = sigmoid(x W_i + h U_i + b_i)     f = sigmoid(x W_f + h U_f + b_f)
 * g = tanh(x W_g + h U_g + b_g)        o = sigmoid(x W_o + h U_o + b_o)
 * c' = f c + i g                       h' = o tanh(c')
 * </pre>
 *
 * PyTorch keeps two biases, of which only the sum matters: here it is one. Hochreiter and
 * Schmidhuber 1997; Gers et al. 2000.
 *
 * @param input {@code [in, 4 size]}: the columns of i, then f, then g, then o
 * @param hidden {@code [size, 4 size]}
 * @param bias {@code [4 size]}
 */
public record LstmCell(Real input, Real hidden, Real bias) {
  /**
   * What is carried from step to step.
   *
   * @param hidden what other layers see
   * @param cell what only this one sees
   */
  public record State(Real hidden, Real cell) {}

  /**
   * Declares {@code name/input} ({@code xavierUniform}), {@code name/hidden} (each gate's
   * orthogonal) and {@code name/bias}, at 1 for the gate f, which so begins by remembering
   * (Jozefowicz et al. 2015), and 0 for the others.
   */
  public static LstmCell declare(Scope scope, String name, int in, int size) {
    Fans fans = new Fans(in, size);
    Initializer remember =
        (shape, any, key) -> {
          double[] out = new double[shape.size()];
          Arrays.fill(out, size, 2 * size, 1);
          return out;
        };
    return new LstmCell(
        Initializers.xavierUniform().declare(scope, name + "/input", fans, in, 4 * size),
        Gates.orthogonal(4).declare(scope, name + "/hidden", fans, size, 4 * size),
        remember.declare(scope, name + "/bias", fans, 4 * size));
  }

  /** How many features the state has. */
  public int size() {
    return hidden.shape().dim(0);
  }

  /** The state of zeros for one element. */
  public State initial() {
    Real zeros = Real.constant(new double[size()], size());
    return new State(zeros, zeros);
  }

  /**
   * The next state.
   *
   * @param x the input {@code [in]}, or an array of inputs {@code [.., in]}
   * @param state the state before, with the same axes before the last
   */
  public State apply(Real x, State state) {
    LastAxis.require("lstm", x, input.shape().dim(0));
    LastAxis.require("lstm", state.hidden(), size());
    Real all = LastAxis.product(x, input).plus(LastAxis.product(state.hidden(), hidden));
    Real gates = LastAxis.plus(all, bias);
    Real i = Gates.gate(gates, 0, size()).sigmoid();
    Real f = Gates.gate(gates, 1, size()).sigmoid();
    Real g = Gates.gate(gates, 2, size()).tanh();
    Real o = Gates.gate(gates, 3, size()).sigmoid();
    Real cell = f.times(state.cell()).plus(i.times(g));
    return new State(o.times(cell.tanh()), cell);
  }
}
