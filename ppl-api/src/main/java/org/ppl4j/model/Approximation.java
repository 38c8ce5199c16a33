package org.ppl4j.model;

import java.util.Set;
import org.ppl4j.ir.Expr;

/**
 * A part of a program whose density is not known but estimated: a model with some of its random
 * sites integrated out, or conditioned on its data. The estimate counts in the program's density as
 * a factor, through a placeholder; the part's own sites do not count.
 *
 * @param density the placeholder of the logarithm of the estimate
 * @param model the part by itself, its sites at the addresses that they have in the program
 * @param algorithm how the estimate is made
 * @param drawn whether the algorithm draws the sites; else they are drawn by running the model
 * @param kept the addresses of the sites whose density it is
 * @param integrated the addresses of the sites that are integrated out
 * @param params what the layers around the part answer to requests for params: for the models that
 *     the algorithm brings along
 */
public record Approximation(
    Expr density,
    Model<NoArguments, ?> model,
    Algorithm algorithm,
    boolean drawn,
    Set<String> kept,
    Set<String> integrated,
    Handler params)
    implements Item {}
