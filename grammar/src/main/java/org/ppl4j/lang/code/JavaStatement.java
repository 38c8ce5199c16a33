package org.ppl4j.lang.code;

import org.ppl4j.lang.code.Code.Local;

/** A statement of Java. */
public sealed interface JavaStatement {
  /** What the statement computes. */
  Code value();

  /** {@code Type name = value;}, with what the file's comment says about it. */
  record Declare(Local local, Code value, String comment) implements JavaStatement {}

  /** {@code value;}. */
  record Do(Code value) implements JavaStatement {}

  /** {@code return value;}. */
  record Return(Code value) implements JavaStatement {}
}
