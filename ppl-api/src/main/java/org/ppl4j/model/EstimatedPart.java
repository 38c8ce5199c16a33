package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.model.Handler.Targets;
import org.ppl4j.model.Request.Kind;
import org.ppl4j.type.Type;

/** A part of a program whose density is estimated, while it is traced. */
final class EstimatedPart<A extends Record, R> {
  private final Model<A, R> model;
  private final A arguments;
  private final String prefix;
  private final @Nullable Set<String> selected;
  private final Handler learnedAround;
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<String> integrated = new LinkedHashSet<>();
  private final List<Learned> learned = new ArrayList<>();
  private final Map<String, Value> params = new HashMap<>();
  private final Expr density;

  /** A param of the part: its value inside its frames. */
  private record Learned(String address, Value value, List<Frame> frames) {}

  /**
   * Begins the part.
   *
   * @param selected the addresses of the sites that stay, without the prefix; null if the algorithm
   *     draws them all
   * @param learnedAround what the layers around the part answer to requests for params
   */
  EstimatedPart(
      Model<A, R> model,
      A arguments,
      String prefix,
      @Nullable Set<String> selected,
      Handler learnedAround) {
    this.model = model;
    this.arguments = arguments;
    this.prefix = prefix;
    this.selected = selected;
    this.learnedAround = learnedAround;
    this.density =
        Input.create(model.name(), "density of model \"" + model.name() + "\"", Type.real());
  }

  Real density() {
    return new Real(density);
  }

  Approximation approximation(Algorithm algorithm) {
    Model<NoArguments, R> alone =
        Model.model(
            model.name(),
            scope -> {
              Tracer tracer = (Tracer) scope;
              List<Handler> handlers = new ArrayList<>(model.handlers());
              handlers.add(this::learnedElsewhere);
              return tracer.below(
                  prefix, () -> tracer.around(handlers, () -> model.run(scope, arguments)));
            });
    return new Approximation(
        density, alone, algorithm, selected == null, kept, integrated, learnedAround);
  }

  /** Takes the sites' densities out of the program's, and notes which they are. */
  Handler unscored() {
    return selected == null
        ? this::note
        : ((Handler) this::note).on(Targets.of("marginal", Kind.SAMPLE, selected));
  }

  private Value note(Request request, Handler.Next next) {
    Request own = request.with(request.weight().scaled(0));
    String address = prefix + request.address();
    if (request.kind() == Kind.PARAM) {
      Value value = next.apply(own);
      learned.add(new Learned(address, value, request.frames()));
      return value;
    }
    if (request.kind() != Kind.SAMPLE) {
      return next.apply(own);
    }
    boolean stays = selected == null || selected.contains(request.address());
    (stays ? kept : integrated).add(address);
    return next.apply(stays ? own : own.hiding());
  }

  /**
   * Ends the part: its params become what the block around it sees of them.
   *
   * @param depth how many frames are around it
   */
  void close(Block around, int depth) {
    for (Learned param : learned) {
      Expr value = param.value().expr();
      for (int i = param.frames().size() - 1; i >= depth; i--) {
        Block block = requireNonNull(around.within(param.frames().get(i)));
        value = block.lift(List.of(value)).get(0);
      }
      params.put(param.address(), Value.of(value));
    }
  }

  /** When the part runs by itself, its params are those of the program. */
  private Value learnedElsewhere(Request request, Handler.Next next) {
    Value all = params.get(prefix + request.address());
    return request.kind() == Kind.PARAM && all != null ? request.element(all) : next.apply(request);
  }
}
