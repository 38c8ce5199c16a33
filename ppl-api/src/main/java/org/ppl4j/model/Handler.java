package org.ppl4j.model;

import java.util.Set;
import org.ppl4j.Value;
import org.ppl4j.error.Source;

/**
 * Changes what a program's sites mean. Handlers stand around a program in layers: a site's request
 * goes from the innermost outwards until one answers it, or the tracer records it.
 *
 * <pre>{@code
 * Handler halved = (request, next) -> next.apply(request.with(request.weight().scaled(0.5)));
 * }</pre>
 */
@FunctionalInterface
public interface Handler {
  /**
   * Answers a request, itself or by asking the next layer, as often as it likes.
   *
   * @param request what the site asks for
   * @param next the layers around this one
   * @return the site's value
   */
  Value handle(Request request, Next next);

  /**
   * The sites without which this handler has no point: tracing fails, and says which names are
   * near, if one of them is not in the part of the program that the handler is around.
   */
  default Targets targets() {
    return Targets.NONE;
  }

  /**
   * Sites that a handler is for.
   *
   * @param what the handler's name, as errors say it
   * @param kinds what kinds of site it changes
   * @param addresses their addresses
   * @param source the line that named them
   */
  record Targets(String what, Set<Request.Kind> kinds, Set<String> addresses, Source source) {
    /** None in particular. */
    public static final Targets NONE = new Targets("", Set.of(), Set.of(), Source.UNKNOWN);

    /** Sites of one kind, named by the line that calls. */
    public static Targets of(String what, Request.Kind kind, Set<String> addresses) {
      return new Targets(what, Set.of(kind), addresses, Source.here());
    }
  }

  /** This handler, for the sites given. */
  default Handler on(Targets targets) {
    Handler self = this;
    return new Handler() {
      @Override
      public Value handle(Request request, Next next) {
        return self.handle(request, next);
      }

      @Override
      public Targets targets() {
        return targets;
      }
    };
  }

  /** The layers around a handler. */
  @FunctionalInterface
  interface Next {
    /** Asks them. */
    Value apply(Request request);
  }
}
