package org.ppl4j.model;

import org.ppl4j.Value;

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

  /** The layers around a handler. */
  @FunctionalInterface
  interface Next {
    /** Asks them. */
    Value apply(Request request);
  }
}
