package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/** Runs staged values in tests. */
final class Runs {
  private Runs() {}

  /** The values of outputs at one value of an input. */
  static List<Tensor> run(Real input, double[] at, List<Expr> outputs) {
    Tensor given = Tensor.wrap(input.expr().type(), at.clone());
    return Evaluator.evaluate(new Graph("test", List.of(input.expr()), outputs), List.of(given));
  }

  /** The elements of one output at one value of an input. */
  static double[] run(Real input, double[] at, Value output) {
    return run(input, at, List.of(output.expr())).get(0).data();
  }

  /** The gradient of a scalar. */
  static double[] gradient(Real input, double[] at, Real output) {
    return run(input, at, Grad.gradients(output.expr(), List.of(input.expr()))).get(0).data();
  }

  /** The derivatives of each element of the output, in rows. */
  static RealMatrix jacobian(Real input, double[] at, Real output) {
    Real flat = output.reshape(output.shape().size());
    List<Expr> rows = new ArrayList<>();
    for (int i = 0; i < flat.shape().size(); i++) {
      rows.addAll(Grad.gradients(flat.at(i).expr(), List.of(input.expr())));
    }
    List<Tensor> values = run(input, at, rows);
    RealMatrix out = MatrixUtils.createRealMatrix(rows.size(), at.length);
    for (int i = 0; i < rows.size(); i++) {
      out.setRow(i, values.get(i).data());
    }
    return out;
  }

  /** {@code log |det m|}, or {@code log det(m'm) / 2} where m is not square. */
  static double logDeterminant(RealMatrix m) {
    if (m.getRowDimension() != m.getColumnDimension()) {
      return logDeterminant(m.transpose().multiply(m)) / 2;
    }
    return Math.log(Math.abs(new LUDecomposition(m, 0).getDeterminant()));
  }

  /** A value with its noise put in place, as a run with this seed would. */
  static Expr drawn(Value value, long seed) {
    NodeMap<Expr> noise = new NodeMap<>();
    for (Expr node : Graph.nodes(List.of(value.expr()))) {
      if (node.op() instanceof Noise op) {
        double[] numbers = new double[op.shape().size()];
        Key key = Key.of(seed).fold(op.address());
        if (op.kind() == Noise.Kind.NORMAL) {
          NoiseSource.fillNormal(key, numbers, 0, numbers.length);
        } else {
          NoiseSource.fillUniform(key, numbers, 0, numbers.length);
        }
        noise.put(node, Ops.constant(Tensor.wrap(op.type(), numbers)));
      }
    }
    return Substitute.substitute(List.of(value.expr()), noise).get(0);
  }

  /** A draw's elements. */
  static double[] draw(Distribution<?> distribution, long seed) {
    Value value = distribution.draw(new RandomStream("test"));
    return Evaluator.evaluate(drawn(value, seed)).data();
  }
}
