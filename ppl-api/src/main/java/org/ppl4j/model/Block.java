package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;

/**
 * A part of a program that is done once, or once for each element of a frame: sites and inner
 * blocks in the user's order. An inner block's values are seen from outside as wider placeholders.
 */
public final class Block implements Item {
  private final @Nullable Frame frame;
  private final List<Item> items = new ArrayList<>();
  private final List<Expr> inside = new ArrayList<>();
  private final List<Expr> outside = new ArrayList<>();

  Block(@Nullable Frame frame) {
    this.frame = frame;
  }

  /** What it is repeated by; null for the whole program. */
  public @Nullable Frame frame() {
    return frame;
  }

  /** Its sites and inner blocks, in order. */
  public List<Item> items() {
    return List.copyOf(items);
  }

  /**
   * The same over the same placeholders, with other sites and frames in the place of these.
   *
   * @param sites a site for each site here and within
   * @param frames a frame for each frame, of the same index
   */
  Block with(UnaryOperator<Site> sites, UnaryOperator<Frame> frames) {
    Block out = new Block(frame == null ? null : frames.apply(frame));
    for (Item item : items) {
      if (item instanceof Block inner) {
        out.add(inner.with(sites, frames));
      } else {
        out.add(item instanceof Site site ? sites.apply(site) : item);
      }
    }
    out.inside.addAll(inside);
    out.outside.addAll(outside);
    return out;
  }

  void add(Item item) {
    items.add(item);
  }

  /** Notes that a placeholder of this block is, seen from outside, another for all elements. */
  void export(Expr placeholder, Expr wide) {
    inside.add(placeholder);
    outside.add(wide);
  }

  /** The placeholders of sites in this block and those within, as this block sees them. */
  public List<Expr> inside() {
    return inside;
  }

  /** The same, as the block around this one sees them. */
  public List<Expr> outside() {
    return outside;
  }

  /** For each placeholder of this block what the block around it sees. */
  public NodeMap<Expr> stacked() {
    NodeMap<Expr> out = new NodeMap<>();
    for (int i = 0; i < inside.size(); i++) {
      out.put(inside.get(i), outside.get(i));
    }
    return out;
  }

  /** What expressions of this block are for all elements. */
  List<Expr> lift(List<Expr> body) {
    return frame == null || body.isEmpty() ? body : frame.lift(body, stacked());
  }

  /** All sites of this block and those within, as this block sees them. */
  public List<Program.Entry> entries() {
    return Entries.of(this);
  }

  /** The block of a frame, this one or one within; null if there is none. */
  @Nullable Block within(Frame sought) {
    if (frame != null && frame.index().expr() == sought.index().expr()) {
      return this;
    }
    for (Item item : items) {
      Block found = item instanceof Block inner ? inner.within(sought) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The parts whose density is estimated, in this block and those within. */
  public List<Approximation> approximations() {
    List<Approximation> out = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Approximation part) {
        out.add(part);
      } else if (item instanceof Block inner) {
        out.addAll(inner.approximations());
      }
    }
    return out;
  }
}
