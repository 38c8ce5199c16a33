package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What strategies do beside estimating: remember, and learn. */
final class SideEffects {
  private final List<Estimate.State> states = new ArrayList<>();
  private Expr loss = Ops.real(0);

  List<Estimate.State> states() {
    return states;
  }

  Expr loss() {
    return loss;
  }

  void minimize(Expr term) {
    loss = Ops.plus(loss, Ops.sum(term));
  }

  /**
   * Puts a draw in the place of a random choice, wherever what is done on the side depends on it.
   */
  void settle(Expr placeholder, Supplier<Expr> draw) {
    List<Expr> all = new ArrayList<>(List.of(loss));
    states.forEach(state -> all.add(state.next()));
    if (Graph.nodes(all).stream().noneMatch(node -> node == placeholder)) {
      return;
    }
    NodeMap<Expr> drawn = new NodeMap<>();
    drawn.put(placeholder, Ops.stopGradient(draw.get()));
    List<Expr> now = Substitute.substitute(all, drawn);
    loss = now.get(0);
    for (int i = 0; i < states.size(); i++) {
      Estimate.State state = states.get(i);
      states.set(
          i, new Estimate.State(state.name(), state.value(), state.initial(), now.get(1 + i)));
    }
  }

  /**
   * The exponential moving average of a value, weighted so that it is unbiased from the second
   * evaluation on; zero in the first.
   */
  Expr runningMean(String name, Expr value, double decay) {
    Expr mean = Ops.div(Ops.sum(value), Ops.real(value.shape().size()));
    Expr sum = state(name, decay, Ops.stopGradient(mean));
    Expr weight = state(name + " weight", decay, Ops.real(1));
    return Ops.div(sum, Ops.select(Ops.less(Ops.real(0), weight), weight, Ops.real(1)));
  }

  private Expr state(String name, double decay, Expr value) {
    Expr before = Input.create(name, "state", Type.real());
    Expr next = Ops.plus(Ops.times(before, Ops.real(decay)), Ops.times(value, Ops.real(1 - decay)));
    states.add(new Estimate.State(name, before, Tensor.scalar(0), next));
    return before;
  }
}
