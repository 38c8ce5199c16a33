package org.ppl4j.model;

/**
 * What a step of a scan gives: what it carries on, and what it puts out.
 *
 * @param carry a value or a record, of the same structure and shapes as the first one
 * @param output a value or a record; outside, each value has the steps as its outermost axis
 * @param <C> what is carried
 * @param <Y> what is put out
 */
public record Step<C, Y>(C carry, Y output) {}
