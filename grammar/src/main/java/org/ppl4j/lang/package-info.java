/**
 * The {@code .ppl} language.
 *
 * <p>{@link org.ppl4j.lang.Ppl#check} reads a {@link org.ppl4j.lang.source.SourceFile} and gives a
 * {@link org.ppl4j.lang.check.Checked}: the tree ({@code org.ppl4j.lang.ast}), all {@link
 * org.ppl4j.lang.source.Diagnostic}s, and what the tree means, by the identity of its nodes:
 *
 * <ul>
 *   <li>{@code type(expression)}: element type, symbolic shape, set, and for integers that are
 *       known before any data their value as a {@link org.ppl4j.lang.type.Size}.
 *   <li>{@code symbol(name)}: the declaration that a name introduces or uses.
 *   <li>{@code collected(reference)}: the plates and scans whose values a use outside of them
 *       collects.
 *   <li>{@code callee(call)} and {@code arguments(call)}: which built-in, function, model or
 *       network is called, its arguments in the order of its parameters. A built-in ({@link
 *       org.ppl4j.lang.catalogue.Builtin}) has a maker, for the lowering, and a template of Java.
 *   <li>{@code site(statement)}: a site's address, type, repetition, restriction.
 *   <li>{@code program(model)}: its arguments, sites, params and result.
 * </ul>
 *
 * <p>Consumers ask {@code hasErrors()} first: what follows holds for files without errors.
 *
 * <p>Meaning, in short. Indices count from 1, ranges include their ends; categories count from 1,
 * where {@code org.ppl4j.dist} counts from 0 ({@code Site.isOneBased}). Plates, scans and
 * comprehensions have indices that are values from their lower end on. A name defined in a plate or
 * scan is an array outside of it, along a new first axis; what a scan carries is its last value
 * outside. {@code if then else} is a selection, {@code if {} else {}} a decision of which one
 * branch is computed. A scalar distribution at a site of a declared or observed shape is repeated,
 * independently. A set in a declared type restricts the distribution, and is the support of {@code
 * flat()}.
 *
 * <p>House rule: the grammar has no actions, every node its span, every mistake one message.
 */
@NullMarked
package org.ppl4j.lang;

import org.jspecify.annotations.NullMarked;
