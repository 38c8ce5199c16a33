package org.ppl4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.runtime.GraphCost;
import org.ppl4j.type.Type;

/**
 * Values and gradients of growing size on the executors between which {@code Executor.auto()}
 * chooses: the time of a call, what each executor says that it is, and the cost rule that fits the
 * times best (least relative squares).
 *
 * <pre>{@code
 * java -Xbatch --add-modules jdk.incubator.vector -Dai.djl.pytorch.num_threads=1
 *     -cp benchmarks/target/benchmarks.jar org.ppl4j.benchmarks.ExecutorSweep
 * }</pre>
 */
public final class ExecutorSweep {
  private static final List<String> EXECUTORS = List.of("jvm", "torch");

  /** Seconds for one graph: HotSpot compiles the loops meanwhile. */
  private static final Map<String, Double> PATIENCE = Map.of("jvm", 4.0, "torch", 1.0);

  private record Sample(GraphCost cost, double micros) {}

  private ExecutorSweep() {}

  /** Prints the table and the rules. */
  public static void main(String[] arguments) {
    Map<String, Graph> graphs = graphs();
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    System.out.println(
        "| graph | jvm, us | torch, us | jvm says | torch says | loss by the choice |");
    System.out.println("|---|---|---|---|---|---|");
    graphs.forEach(
        (name, graph) -> {
          double[] times = new double[2];
          double[] said = new double[2];
          for (int i = 0; i < 2; i++) {
            Executor executor = Executor.named(EXECUTORS.get(i));
            times[i] = micros(executor, graph);
            said[i] = executor.cost(graph, Options.DEFAULT);
            samples
                .computeIfAbsent(executor.name(), key -> new ArrayList<>())
                .add(new Sample(GraphCost.of(graph), times[i]));
          }
          double loss = times[said[0] <= said[1] ? 0 : 1] / Math.min(times[0], times[1]);
          System.out.printf(
              "| %s | %.3g | %.3g | %.3g | %.3g | %.2f |%n",
              name, times[0], times[1], said[0], said[1], loss);
        });
    samples.forEach(ExecutorSweep::fit);
  }

  private static Map<String, Graph> graphs() {
    Map<String, Graph> all = new LinkedHashMap<>();
    for (int n : new int[] {1, 10, 100, 1000, 10_000, 100_000}) {
      all.put("8 products and sums of " + n, gradient(chain(n, 8), n));
      all.put("64 products and sums of " + n, gradient(chain(n, 64), n));
      Real x = Real.input("x", n);
      all.put("softplus of " + n, gradient(x.softplus().sum(), x));
    }
    for (int n : new int[] {100, 1000, 10_000}) {
      Random random = new Random(n);
      Real data = Real.constant(random.doubles(25L * n, -1, 1).toArray()).reshape(n, 25);
      Real beta = Real.input("beta", 25);
      all.put("regression, " + n + " by 25", gradient(data.matmul(beta).softplus().sum(), beta));
    }
    for (int n : new int[] {8, 16, 32, 64, 128}) {
      Real x = Real.input("x", n, n);
      all.put("product of " + n + " by " + n, gradient(x.matmul(x).sum(), x));
      Real positive = x.matmul(x.transpose()).plus(Real.constant(n).expand(n).diag());
      all.put("cholesky of " + n + " by " + n, gradient(positive.cholesky().sum(), x));
    }
    for (int steps : new int[] {10, 100, 1000}) {
      all.put("scan of " + steps, scan(steps));
    }
    return all;
  }

  private static Real chain(int n, int length) {
    Real last = Real.input("x", n);
    for (int i = 0; i < length; i++) {
      last = i % 2 == 0 ? last.times(last) : last.plus(0.1);
    }
    return last.sum();
  }

  private static Graph gradient(Real loss, int size) {
    Expr input =
        Graph.nodes(List.of(loss.expr())).stream()
            .filter(node -> node.op() instanceof Input)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no input of " + size));
    return gradient(loss.expr(), input);
  }

  private static Graph gradient(Real loss, Real input) {
    return gradient(loss.expr(), input.expr());
  }

  private static Graph gradient(Expr loss, Expr input) {
    List<Expr> wrt = List.of(input);
    return Pipeline.valueAndGradient(wrt).run(new Graph("sweep", wrt, List.of(loss)));
  }

  private static Graph scan(int steps) {
    Expr state = Input.create("state", Type.real(2));
    Expr drift = Input.create("drift", Type.real());
    Expr next = Ops.sigmoid(Ops.plus(Ops.times(state, Ops.real(0.9)), drift));
    Graph body = new Graph("step", List.of(state, drift), List.of(next, Ops.sum(next)));
    Expr start = Input.create("start", Type.real(2));
    Expr loop = Expr.of(new Scan(body, steps, 1, 0, false), List.of(start, Ops.real(0.1)));
    Expr path = Ops.sum(Ops.square(org.ppl4j.ir.Output.all(loop).get(1)));
    return gradient(path, start);
  }

  /** The least time of a call, once it is compiled by HotSpot. */
  private static double micros(Executor executor, Graph graph) {
    Values in = Values.empty(graph.inputs().size());
    for (int i = 0; i < in.count(); i++) {
      int size = graph.inputs().get(i).shape().size();
      in.set(i, new Random(i).doubles(size, -0.5, 0.5).toArray());
    }
    Values out = Values.allocate(graph.outputTypes());
    try (Executable executable = executor.compile(graph)) {
      double least = Double.POSITIVE_INFINITY;
      long batch = 1;
      long start = System.nanoTime();
      double patience = PATIENCE.get(executor.name());
      while (System.nanoTime() - start < patience * 1e9) {
        long from = System.nanoTime();
        for (long i = 0; i < batch; i++) {
          executable.call(in, out);
        }
        double micros = (System.nanoTime() - from) / 1e3 / batch;
        least = Math.min(least, micros);
        batch = Math.max(1, (long) (2000 / micros));
      }
      return least;
    }
  }

  /** Prints the least relative squares of a constant and the three counts, none negative. */
  private static void fit(String executor, List<Sample> samples) {
    List<Integer> terms = new ArrayList<>(List.of(0, 1, 2, 3));
    double[] rule = new double[4];
    while (true) {
      double[][] rows = new double[samples.size()][terms.size()];
      double[] ones = new double[samples.size()];
      for (int i = 0; i < rows.length; i++) {
        GraphCost cost = samples.get(i).cost;
        double[] counts = {1, cost.operations(), cost.elements(), cost.products()};
        for (int k = 0; k < terms.size(); k++) {
          rows[i][k] = counts[terms.get(k)] / samples.get(i).micros;
        }
        ones[i] = 1;
      }
      double[] solution =
          new QRDecomposition(new Array2DRowRealMatrix(rows))
              .getSolver()
              .solve(new ArrayRealVector(ones))
              .toArray();
      int worst = 0;
      for (int k = 0; k < solution.length; k++) {
        worst = solution[k] < solution[worst] ? k : worst;
      }
      if (solution[worst] >= 0) {
        for (int k = 0; k < solution.length; k++) {
          rule[terms.get(k)] = solution[k];
        }
        break;
      }
      terms.remove(worst);
    }
    System.out.printf(
        "%s: %.3g a call, %.3g an operation, %.3g an element, %.3g a multiplication%n",
        executor, rule[0], rule[1], rule[2], rule[3]);
  }
}
