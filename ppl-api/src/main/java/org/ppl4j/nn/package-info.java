/**
 * Layers of neural networks for amortised guides and models: small records of parameters that are
 * declared once and applied anywhere.
 *
 * <pre>{@code
 * Mlp encoder = Mlp.declare(m, "encoder", Activations::relu, 784, 400, 2 * 20);
 * Real z = m.plate("image", n).map(i -> {
 *   Real out = encoder.apply(images.at(i));                // one image inside the plate
 *   return m.sample("z", new Normal(out.slice(0, 0, 20), out.slice(0, 20, 40).exp()));
 * });
 * }</pre>
 *
 * <p>House rule: two steps. {@code declare} asks a scope for parameters, at addresses below the
 * layer's name, outside of every plate (a parameter declared inside one is one for each element)
 * and scan; {@code apply} is a function of staged values that works on one element, where features
 * are the last axis, and on arrays of elements. In a plate it sees one element, and the batch
 * transform makes one matrix product of all. Weights begin where an {@link
 * org.ppl4j.nn.Initializer} puts them, which depends on nothing but the parameter's address.
 *
 * <p>Start at {@link org.ppl4j.nn.Dense}. A new layer is a record in one file whose class comment
 * states its formula, and a test against numbers from numpy.
 */
@NullMarked
package org.ppl4j.nn;

import org.jspecify.annotations.NullMarked;
