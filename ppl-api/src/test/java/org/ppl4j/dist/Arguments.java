package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** The parameters from which a row makes its distribution: constants or placeholders. */
record Arguments(List<Value> values) {
  /** The parameter at an index, a real. */
  Real real(int index) {
    return (Real) values.get(index);
  }

  /** The parameter at an index, an integer. */
  Int integer(int index) {
    return (Int) values.get(index);
  }
}
