package org.ppl4j.vi.optim;

import org.ppl4j.dist.Support;
import org.ppl4j.type.Shape;

/**
 * A param as an optimiser sees it: an array without constraints.
 *
 * @param address its site's address
 * @param shape its shape in unconstrained space
 * @param support where the constrained value lies, which its bijector maps the array to
 */
public record Parameter(String address, Shape shape, Support support) {}
