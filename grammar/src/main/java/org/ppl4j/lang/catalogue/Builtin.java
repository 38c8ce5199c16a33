package org.ppl4j.lang.catalogue;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that the language has ready.
 *
 * @param sort what it is
 * @param signature how it is called, and what comes of it
 * @param rule how the shapes of its arguments and of its result hang together
 * @param java what it is in Java: {@code {0}} stands for the first argument, {@code {*}} for all
 *     that are given, separated by commas
 * @param maker makes it of its arguments, which are in the order of the signature: a {@code Value},
 *     {@code Distribution}, {@code Strategy}, {@code Baseline}, {@code Algorithm} or {@code
 *     Activation}
 */
public record Builtin(
    Sort sort, Signature signature, Rule rule, String java, Function<Arguments, Object> maker) {
  /** What sort of thing it is. */
  public enum Sort {
    DISTRIBUTION,
    FUNCTION,
    STRATEGY,
    BASELINE,
    ALGORITHM,
    NETWORK,
    ACTIVATION;

    /** As messages print it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How shapes hang together. */
  public enum Rule {
    /** As the signature says. */
    AS_DECLARED,
    /**
     * The signature is for one number; all arguments may have one shape, or be scalars beside it,
     * and the result has that shape.
     */
    ELEMENTWISE,
    /**
     * The signature is for the last axes; arguments may have further ones in front, the same for
     * all.
     */
    BATCHED,
    /** A rule of its own, in the checker. */
    SPECIAL
  }

  /** What the language calls it. */
  public String name() {
    return signature.name();
  }
}
