/**
 * The bytecode executor: graphs become loops, loops become JVM bytecode. For float64 graphs of
 * small and middle size, where the cost of a native call or of dispatch would be more than that of
 * the arithmetic.
 *
 * <p>Start with {@link org.ppl4j.runtime.jvm.JvmExecutor}. A graph passes through
 *
 * <ol>
 *   <li>{@link org.ppl4j.runtime.jvm.Preparation}: operations that are made of others are written
 *       out;
 *   <li>{@link org.ppl4j.runtime.jvm.Work}: which nodes are computed, in which loops, and what they
 *       need ({@link org.ppl4j.runtime.jvm.Item});
 *   <li>{@link org.ppl4j.runtime.jvm.Schedule}: items with a common axis share a loop;
 *   <li>{@link org.ppl4j.runtime.jvm.Translator}: loops over numbers in locals ({@link
 *       org.ppl4j.runtime.jvm.Code}), small loops unrolled;
 *   <li>{@link org.ppl4j.runtime.jvm.Emitter}: bytecode, in methods that HotSpot compiles.
 * </ol>
 *
 * <p>House rule: no operation is named outside of {@link org.ppl4j.runtime.jvm.Preparation}, {@link
 * org.ppl4j.runtime.jvm.Views}, {@link org.ppl4j.runtime.jvm.Functions} and {@link
 * org.ppl4j.runtime.jvm.Work}. A new elementwise operation needs nothing: its own kernel is called
 * for each element. A new operation of another kind needs nothing either: its kernel is called with
 * whole tensors; to make it fast, write it out in {@code Preparation} or give it a routine in
 * {@link org.ppl4j.runtime.jvm.Routines}.
 */
@NullMarked
package org.ppl4j.runtime.jvm;

import org.jspecify.annotations.NullMarked;
