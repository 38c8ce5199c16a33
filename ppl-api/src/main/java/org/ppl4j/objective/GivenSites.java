package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;

/**
 * Values that are given to sites by address, for all elements of the plates and steps of the scans
 * that a site is in. While those are gone through, a site has a placeholder for its own element;
 * {@link #bind} says at the end what the placeholders are.
 */
final class GivenSites {
  private final Map<String, Expr> values;
  private final List<Given> sites = new ArrayList<>();

  GivenSites(Map<String, Expr> values) {
    this.values = new HashMap<>(values);
  }

  boolean contains(String address) {
    return values.containsKey(address);
  }

  /** Gives a site its element: a placeholder for now. */
  Given site(String address, Expr like) {
    Given given = new Given(requireNonNull(values.get(address)), Level.alike(like, like.shape()));
    sites.add(given);
    return given;
  }

  /** Ends the plates and scans that the values have axes for. */
  void bind() {
    sites.forEach(Given::bind);
  }

  /** One site's element. */
  static final class Given implements Pending {
    private static final int PLATE = -1;
    private final Expr whole;
    private final Deque<Integer> axes = new ArrayDeque<>();
    private Expr placeholder;
    private @Nullable Expr value;

    private Given(Expr whole, Expr placeholder) {
      this.whole = whole;
      this.placeholder = placeholder;
    }

    /** Says that this was one step of a scan. */
    void at(int step) {
      if (value == null) {
        axes.addFirst(step);
      }
    }

    private void bind() {
      Expr now = whole;
      int axis = 0;
      for (int step : axes) {
        if (step == PLATE) {
          axis++;
        } else {
          now = Unfold.element(now, axis, step);
        }
      }
      value = now;
    }

    @Override
    public void within(Level level) {
      placeholder = level.widen(placeholder);
      if (value == null) {
        axes.addFirst(PLATE);
      } else {
        value = level.lift(List.of(value), new NodeMap<>()).get(0);
      }
    }

    @Override
    public List<Expr> placeholders() {
      return List.of(placeholder);
    }

    @Override
    public void eliminate(Cost cost) {
      Expr own = requireNonNull(value);
      cost.effects().settle(placeholder, () -> own);
      cost.replace(cost.take(placeholder), placeholder, own, null);
    }

    @Override
    public void require(String objective, boolean mayBeBiased, Learned learned) {
      // Whoever chose the value answered for it. It may well move.
      learned.add(List.of(placeholder));
    }

    @Override
    public List<Expr> draws() {
      return List.of(requireNonNull(value));
    }
  }
}
