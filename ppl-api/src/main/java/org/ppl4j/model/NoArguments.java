package org.ppl4j.model;

/** The arguments of a model that takes none. */
public record NoArguments() {
  /** The only one. */
  public static final NoArguments NONE = new NoArguments();
}
