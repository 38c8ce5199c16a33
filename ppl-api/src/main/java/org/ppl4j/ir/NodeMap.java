package org.ppl4j.ir;

import java.util.IdentityHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a pass knows of each node: a map by identity, in which asking for an unknown node fails. */
public final class NodeMap<V> {
  private final IdentityHashMap<Expr, V> values = new IdentityHashMap<>();

  /**
   * What is known of a node.
   *
   * @throws IllegalStateException if nothing is
   */
  public V get(Expr node) {
    V value = values.get(node);
    if (value == null) {
      throw new IllegalStateException("nothing is known of node " + node.op().name());
    }
    return value;
  }

  /** What is known of a node, or null. */
  public @Nullable V find(Expr node) {
    return values.get(node);
  }

  /** Whether anything is known of a node. */
  public boolean contains(Expr node) {
    return values.containsKey(node);
  }

  /** Learns of a node. */
  public void put(Expr node, V value) {
    values.put(node, value);
  }

  /** Learns all that another map knows. */
  public void putAll(NodeMap<? extends V> other) {
    values.putAll(other.values);
  }

  /** A map of its own that knows the same. */
  public NodeMap<V> copy() {
    NodeMap<V> out = new NodeMap<>();
    out.putAll(this);
    return out;
  }

  /** Hands each node with what is known of it to a reader, in no order. */
  public void forEach(BiConsumer<Expr, ? super V> reader) {
    values.forEach(reader);
  }
}
