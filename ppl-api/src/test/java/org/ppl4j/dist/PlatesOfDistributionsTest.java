package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Value;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Draws and log densities under the batch transform, parameters and all, against a loop. */
final class PlatesOfDistributionsTest {
  private static final int SIZE = 3;

  static List<Case> cases() {
    return DistributionTable.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchedEqualsLoop(Case at) {
    List<Value> parameters = at.placeholders();
    Distribution<Value> distribution = at.distribution(parameters);
    Value draw = distribution.draw(new RandomStream("draw"));
    List<Expr> inputs = new ArrayList<>(parameters.stream().map(Value::expr).toList());
    NodeMap<Expr> noise = new NodeMap<>();
    List<Expr> outputs = List.of(draw.expr(), distribution.logDensity(draw).expr());
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise leaf) {
        Expr input = Input.create(leaf.address(), leaf.type());
        noise.put(node, input);
        inputs.add(input);
      }
    }
    Graph one = new Graph("one", inputs, Substitute.substitute(outputs, noise));
    List<List<Tensor>> arguments = arguments(at, inputs);
    boolean[] mapped = new boolean[inputs.size()];
    List<Tensor> together = new ArrayList<>();
    for (int k = 0; k < mapped.length; k++) {
      mapped[k] = true;
      together.add(stack(arguments, k));
    }
    List<Tensor> batched = Evaluator.evaluate(Batch.batch(one, mapped, SIZE), together);
    for (int n = 0; n < SIZE; n++) {
      List<Tensor> looped = Evaluator.evaluate(one, arguments.get(n));
      for (int output = 0; output < 2; output++) {
        int size = looped.get(output).shape().size();
        for (int i = 0; i < size; i++) {
          double truth = looped.get(output).get(i);
          assertThat(batched.get(output).get(n * size + i))
              .as("%s: output %d[%d] of element %d", at, output, i, n)
              .isCloseTo(truth, org.assertj.core.data.Offset.offset(1e-10 * (1 + Math.abs(truth))));
        }
      }
    }
  }

  /** For each element of the plate its parameters, slightly moved if they are real, and noise. */
  private static List<List<Tensor>> arguments(Case at, List<Expr> inputs) {
    List<List<Tensor>> out = new ArrayList<>();
    for (int n = 0; n < SIZE; n++) {
      List<Tensor> element = new ArrayList<>();
      for (int k = 0; k < inputs.size(); k++) {
        Type type = inputs.get(k).type();
        double[] data = new double[type.shape().size()];
        for (int i = 0; i < data.length; i++) {
          if (k < at.parameters().size()) {
            double value = at.parameters().get(k).get(i);
            data[i] = type.dtype() == DType.REAL ? value * (1 + 0.001 * n) : value;
          } else {
            data[i] = (0.137 * (k + 1) + 0.291 * i + 0.311 * n) % 0.97 + 0.01;
          }
        }
        element.add(Tensor.wrap(type, data));
      }
      out.add(element);
    }
    return out;
  }

  private static Tensor stack(List<List<Tensor>> arguments, int k) {
    Type type = arguments.get(0).get(k).type();
    int size = type.shape().size();
    double[] data = new double[SIZE * size];
    for (int n = 0; n < SIZE; n++) {
      System.arraycopy(arguments.get(n).get(k).toDoubles(), 0, data, n * size, size);
    }
    return Tensor.wrap(type.withShape(type.shape().prepend(SIZE)), data);
  }
}
