package org.ppl4j.lang.java;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/** Arguments that fit their declarations, made up. */
final class MadeData {
  private final Checked checked;
  private final Map<Size.Variable, Integer> sizes = new LinkedHashMap<>();

  MadeData(Checked checked) {
    this.checked = checked;
  }

  /** By name: an Integer for a size, else a value. */
  Map<String, Object> of(List<Ast.Parameter> parameters) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Ast.Parameter parameter : parameters) {
      out.put(parameter.name().text(), of(parameter));
    }
    return out;
  }

  private Object of(Ast.Parameter parameter) {
    Symbol symbol = checked.symbol(parameter.name());
    Type.Tensor type = (Type.Tensor) checked.declared(parameter);
    if (symbol.size() != null && checked.isSize(symbol.size())) {
      return size(symbol.size());
    }
    int[] dims = type.shape().stream().mapToInt(each -> (int) each.evaluate(this::size)).toArray();
    int count = 1;
    for (int dim : dims) {
      count *= dim;
    }
    double[] data = new double[count];
    int last = dims.length == 0 ? 1 : dims[dims.length - 1];
    for (int i = 0; i < count; i++) {
      data[i] = number(type.domain(), i, i % last, last);
    }
    return switch (type.element()) {
      case REAL -> Real.constant(data, dims);
      case INT -> Int.exactly(data).reshape(dims);
      case BOOL -> Real.constant(data, dims).greaterThan(0.5);
    };
  }

  private int size(Size.Variable variable) {
    return sizes.computeIfAbsent(variable, v -> isMany(v) ? 12 : 2 + sizes.size());
  }

  /** Whether a size counts data rather than what each of them has. */
  private static boolean isMany(Size.Variable variable) {
    return variable.name().equals("N") || variable.name().equals("T");
  }

  private static double number(Domain domain, int i, int inRow, int row) {
    Double lower = domain.lower() == null ? null : domain.lower().number();
    Double upper = domain.upper() == null ? null : domain.upper().number();
    return switch (domain.kind()) {
      case REAL ->
          lower != null && upper != null
              ? lower + (upper - lower) * (0.2 + 0.1 * (i % 5))
              : lower != null
                  ? lower + 0.5 + 0.1 * i
                  : upper != null ? upper - 0.5 : Math.sin(i + 1);
      case INTEGER ->
          (lower == null ? 0 : lower)
              + (i % (upper == null ? 3 : (int) (upper - (lower == null ? 0 : lower)) + 1));
      case BOOL -> i % 2;
      case SIMPLEX -> (inRow + 1) / (row * (row + 1) / 2.0);
      case ORDERED, POSITIVE_ORDERED -> inRow + 1;
      case UNIT_VECTOR, ONE_HOT -> inRow == 0 ? 1 : 0;
      case SUM_TO_ZERO -> inRow - (row - 1) / 2.0;
      case CHOLESKY_CORR, CORR_MATRIX, COV_MATRIX, CHOLESKY_COV -> i / row % row == inRow ? 1 : 0;
    };
  }
}
