/**
 * Guides: the families that variational inference looks for a posterior in.
 *
 * <p>House rule: a guide is an ordinary {@link org.ppl4j.model.Model} over the addresses of its
 * target's random sites, written with what a user has: params, samples, plates, handlers. Start at
 * {@link org.ppl4j.vi.guide.Guides}; {@link org.ppl4j.vi.guide.MeanField} is the plainest family.
 * To add a joint one, write a {@link org.ppl4j.vi.guide.JointLaw}; another family is one file, one
 * line in {@link org.ppl4j.vi.guide.Guides} and one row in the guides' test table.
 */
@NullMarked
package org.ppl4j.vi.guide;

import org.jspecify.annotations.NullMarked;
