package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.type.Type;

/**
 * A traced model: its arguments' placeholders, its sites, and its result over them.
 *
 * @param name the model's name
 * @param arguments the placeholders of its arguments' values
 * @param root everything it does
 * @param result its result: a value, a record, or null
 * @param entries all sites with a value or a density, in order, as the whole program sees them
 */
public record Program(
    String name, List<Expr> arguments, Block root, @Nullable Object result, List<Entry> entries) {

  /**
   * A site as the whole program sees it.
   *
   * @param site the site
   * @param value its placeholder for all elements of its plates, outermost first; null for a factor
   *     or an observation
   * @param frames the plates and scans around it, outermost first
   */
  public record Entry(Site site, @Nullable Expr value, List<Frame> frames) {
    /** The type of its value, or of its data. */
    public Type type() {
      if (value != null) {
        return value.type();
      }
      Type element =
          site instanceof Site.Observe observe ? observe.data().expr().type() : Type.real();
      for (int i = frames.size() - 1; i >= 0; i--) {
        element = element.withShape(element.shape().prepend(frames.get(i).size()));
      }
      return element;
    }
  }

  /** The same over the same placeholders, with other sites and frames in the place of these. */
  Program with(UnaryOperator<Site> sites, UnaryOperator<Frame> frames) {
    Block changed = root.with(sites, frames);
    return new Program(name, arguments, changed, result, Entries.of(changed));
  }

  /** The random sites, hidden ones included. */
  public List<Entry> samples() {
    return entries.stream().filter(entry -> entry.site() instanceof Site.Sample).toList();
  }

  /** The random sites whose values a user chooses: neither hidden nor summed over. */
  public List<Entry> choices() {
    List<Entry> out = new ArrayList<>();
    for (Entry entry : samples()) {
      Site.Sample sample = (Site.Sample) entry.site();
      if (!sample.hidden() && !sample.marginalized()) {
        out.add(entry);
      }
    }
    return out;
  }

  /** Whether the density is an estimate: of a marginal, or normalized, or over hidden sites. */
  public boolean isEstimated() {
    List<Expr> counted = Graph.nodes(List.of(Density.logDensity(this)));
    return !root.approximations().isEmpty()
        || samples().stream()
            .filter(entry -> ((Site.Sample) entry.site()).hidden())
            .anyMatch(entry -> counted.contains(requireNonNull(entry.value())));
  }

  /** The observations. */
  public List<Entry> observations() {
    return entries.stream().filter(entry -> entry.site() instanceof Site.Observe).toList();
  }

  /** The values to be learned. */
  public List<Entry> params() {
    return entries.stream().filter(entry -> entry.site() instanceof Site.Param).toList();
  }

  /**
   * Values for all of its choices, by placeholder.
   *
   * @throws org.ppl4j.error.AddressMismatch if a choice has no value, a value is for no choice, or
   *     is of another type
   */
  public NodeMap<Expr> given(Choices choices) {
    GivenValues given = new GivenValues(this);
    Map<String, Expr> values = given.one(choices);
    given.requireComplete(values);
    NodeMap<Expr> out = new NodeMap<>();
    for (Entry entry : choices()) {
      out.put(requireNonNull(entry.value()), requireNonNull(values.get(entry.site().address())));
    }
    return out;
  }

  /**
   * What expressions at a site are for all elements of the innermost plates and scans around it.
   *
   * @param entry the site
   * @param levels how many of its frames, counted from the innermost
   * @param inside expressions over what the site's own block sees
   * @return the same with that many more outermost axes, over what the block that is left sees
   */
  public List<Expr> lift(Entry entry, int levels, List<Expr> inside) {
    List<Expr> now = inside;
    for (int i = 1; i <= levels; i++) {
      Frame frame = entry.frames().get(entry.frames().size() - i);
      now = requireNonNull(root.within(frame)).lift(now);
    }
    return now;
  }
}
