package org.ppl4j.dist;

/**
 * Every distribution there is, by name, to be imported statically. Parameters may be numbers or
 * staged values; a new distribution adds its lines here, or in one of the superclasses, which hold
 * the families of integers and of vectors.
 */
public final class Distributions extends VectorDistributions {
  private Distributions() {}
}
