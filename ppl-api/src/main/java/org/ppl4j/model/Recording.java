package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.DuplicateAddress;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** What has been recorded of a program while it is traced: its sites, in blocks of frames. */
final class Recording {
  private final Deque<Block> open = new ArrayDeque<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, Source> addresses = new HashMap<>();
  private final Leaks leaks = new Leaks();

  Recording() {
    open.push(new Block(null));
  }

  /** The frames that are open, outermost first. */
  List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** The whole, checked, for a program of this result. */
  Block finish(@Nullable Object result) {
    Block root = open.pop();
    leaks.check(root, Structure.values(result));
    DataChecks.check(root);
    return root;
  }

  /** Writes a request down as a site of the block that is open, and gives its value. */
  Value record(Request request) {
    SiteChecks.requireName(request);
    Source first = addresses.putIfAbsent(request.address(), request.source());
    if (first != null) {
      throw DuplicateAddress.of(request.address(), first, request.source());
    }
    if (request.distribution() != null) {
      SiteChecks.requireRecord(request, request.distribution());
    }
    Block block = open.element();
    switch (request.kind()) {
      case SAMPLE -> {
        Distribution<?> distribution = request.requireDistribution();
        Type type = new Type(distribution.dtype(), distribution.shape());
        Expr value = placeholder(request, "sample", type);
        block.add(
            new Site.Sample(
                request.address(),
                distribution,
                value,
                request.strategy(),
                request.weight(),
                request.marginalized(),
                request.hidden(),
                request.source()));
        return Value.of(value);
      }
      case OBSERVE ->
          block.add(
              new Site.Observe(
                  request.address(),
                  request.requireDistribution(),
                  request.requireValue(),
                  request.weight(),
                  request.source()));
      case FACTOR ->
          block.add(
              new Site.Factor(
                  request.address(),
                  request.requireReal().expr(),
                  request.weight(),
                  request.source()));
      case DETERMINISTIC ->
          block.add(
              new Site.Deterministic(
                  request.address(), request.requireValue().expr(), request.source()));
      case PARAM -> {
        var initial = requireNonNull(request.initial());
        Expr value = placeholder(request, "param", initial.type());
        block.add(
            new Site.Param(
                request.address(),
                value,
                initial,
                requireNonNull(request.support()),
                request.source()));
        return Value.of(value);
      }
    }
    return request.requireValue();
  }

  /** The block that is open. */
  Block element() {
    return open.element();
  }

  /** Writes down a part whose density is estimated, before its sites. */
  void add(Approximation part) {
    open.element().add(part);
  }

  private static Expr placeholder(Request request, String kind, Type type) {
    String address = request.address();
    return Input.create(address, kind + " \"" + address + "\"", type).at(request.source());
  }

  /**
   * Records a body in a block of its own.
   *
   * @param outside what the body's result is to the block around, given the body's block
   */
  <T> T inFrame(Frame frame, Supplier<T> body, BiFunction<Block, T, T> outside) {
    Block block = new Block(frame);
    open.element().add(block);
    open.push(block);
    frames.add(frame);
    T inside;
    try {
      inside = body.get();
    } finally {
      frames.remove(frames.size() - 1);
      open.pop();
    }
    export(block, frame);
    T all = outside.apply(block, inside);
    leaks.closed(frame, block);
    return all;
  }

  /** Makes the wider placeholders by which the block around sees this one's sites. */
  private static void export(Block block, Frame frame) {
    List<Expr> placeholders = new ArrayList<>();
    for (Item item : block.items()) {
      if (item instanceof Site.Sample sample) {
        placeholders.add(sample.value());
      } else if (item instanceof Site.Param param) {
        placeholders.add(param.value());
      } else if (item instanceof Approximation part) {
        placeholders.add(part.density());
      } else if (item instanceof Block inner) {
        placeholders.addAll(inner.outside());
      }
    }
    for (Expr placeholder : placeholders) {
      Input op = (Input) placeholder.op();
      Shape wide = placeholder.shape().prepend(frame.size());
      block.export(
          placeholder,
          Input.create(op.label(), op.kind(), op.type().withShape(wide)).at(placeholder.source()));
    }
  }
}
