package org.ppl4j.lang.check;

import java.util.Map;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.type.Size;

/** What a call calls. */
public sealed interface Callee {
  /** A distribution, function, strategy, ... of the catalogue. */
  record Ready(Builtin builtin) implements Callee {}

  /**
   * A function of the file.
   *
   * @param sizes what the named sizes of its arguments' shapes are here
   */
  record Function(Declaration.Function declaration, Map<Size.Variable, Size> sizes)
      implements Callee {}

  /**
   * A model or guide of the file.
   *
   * @param sizes what the named sizes of its arguments' shapes are here
   */
  record Program(Declaration.Program declaration, Map<Size.Variable, Size> sizes)
      implements Callee {}

  /** A model that an objective takes as an argument. */
  record Given(Symbol model) implements Callee {}

  /** A network that was declared before, applied. */
  record Applied(Symbol network) implements Callee {}
}
