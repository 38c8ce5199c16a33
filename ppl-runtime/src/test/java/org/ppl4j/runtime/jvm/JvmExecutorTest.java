package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Scan;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidIndex;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Type;

/** What is the bytecode executor's own; that it is right, the conformance suite says. */
class JvmExecutorTest {
  private static final Executor JVM = Executor.named("jvm");
  private static final Executor INTERP = Executor.named("interp");

  /** Gradients of a regression, a loop over time, and a Gaussian process. */
  static List<Graph> gradients() {
    Real x = Real.constant(normals(200 * 3)).reshape(200, 3);
    Real y = Real.constant(normals(200));
    Real beta = Real.input("beta", 3);
    Real fit = y.minus(x.matmul(beta)).square().sum().plus(x.matmul(beta).softplus().sum());

    Expr state = Input.create("state", Type.real(2));
    Expr drift = Input.create("drift", Type.real());
    Expr next = Ops.sin(Ops.plus(Ops.times(state, Ops.real(0.9)), drift));
    Graph body = new Graph("step", List.of(state, drift), List.of(next, Ops.sum(next)));
    Expr start = Input.create("start", Type.real(2));
    Expr steady = Input.create("steady", Type.real());
    Expr loop = Expr.of(new Scan(body, 50, 1, 0, false), List.of(start, steady));
    Expr path = Ops.sum(Ops.square(Output.all(loop).get(1)));

    Real scale = Real.input("scale");
    Real places = Real.constant(-2, -1, 0, 1, 2);
    Real columns = places.expand(5, 5);
    Real distance = columns.minus(columns.transpose()).square();
    Real covariance =
        distance.div(scale.square()).times(-0.5).exp().plus(Real.constant(0.1).expand(5).diag());
    Real factor = covariance.cholesky();
    Real process = factor.sum();
    return List.of(
        gradient("regression", fit.expr(), beta.expr()),
        gradient("path", path, start, steady),
        gradient("process", process.expr(), scale.expr()));
  }

  private static Graph gradient(String name, Expr loss, Expr... inputs) {
    List<Expr> wrt = List.of(inputs);
    return Pipeline.valueAndGradient(wrt).run(new Graph(name, wrt, List.of(loss)));
  }

  private static double[] normals(int count) {
    Random random = new Random(count);
    double[] out = new double[count];
    Arrays.setAll(out, i -> random.nextGaussian());
    return out;
  }

  private static Values inputs(Graph graph) {
    Values in = Values.empty(graph.inputs().size());
    for (int i = 0; i < in.count(); i++) {
      in.set(i, normals(graph.inputs().get(i).shape().size()));
    }
    return in;
  }

  @ParameterizedTest
  @MethodSource("gradients")
  void aCallAllocatesNothing(Graph graph) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Executable executable = JVM.compile(graph)) {
      Values in = inputs(graph);
      Values out = Values.allocate(graph.outputTypes());
      // Vectors are objects until HotSpot has compiled the loop; then no call allocates anything.
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 400 && least > 0; round++) {
        for (int i = 0; i < 100; i++) {
          executable.call(in, out);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
          executable.call(in, out);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("gradients")
  void forksRunAtTheSameTime(Graph graph) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Executable executable = JVM.compile(graph);
        Executable oracle = INTERP.compile(graph)) {
      Values expected = Values.allocate(graph.outputTypes());
      oracle.call(inputs(graph), expected);
      List<Future<Values>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Executable fork = executable.fork();
        results.add(
            pool.submit(
                () -> {
                  Values out = Values.allocate(graph.outputTypes());
                  for (int call = 0; call < 200; call++) {
                    fork.call(inputs(graph), out);
                  }
                  fork.close();
                  return out;
                }));
      }
      for (Future<Values> result : results) {
        for (int k = 0; k < expected.count(); k++) {
          assertThat(result.get().doubles(k)).containsExactly(expected.doubles(k), within(1e-11));
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void moreConstantsThanAClassHolds() {
    Real x = Real.input("x");
    Real last = x;
    for (int i = 0; i < 12_000; i++) {
      last = i % 2 == 0 ? last.times(0.5 + 1e-5 * i) : last.plus(1e-3 * i);
      last = i % 100 == 0 ? last.sin() : last;
    }
    Graph graph = new Graph("constants", List.of(x.expr()), List.of(last.expr()));
    try (Executable executable = JVM.compile(graph);
        Executable fork = executable.fork();
        Executable oracle = INTERP.compile(graph)) {
      double expected = oracle.call(new double[] {0.3}).doubles(0)[0];
      assertThat(executable.call(new double[] {0.3}).doubles(0)[0])
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
      assertThat(fork.call(new double[] {0.3}).doubles(0)[0])
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }

  @Test
  void aGraphOfManyNodesIsCutIntoMethods() {
    Real x = Real.input("x");
    Real y = Real.input("y", 3);
    Real last = x;
    for (int i = 0; i < 3000; i++) {
      last = i % 2 == 0 ? last.plus(y.at(i % 3)).sin() : last.times(x).plus(0.1 * i).cos();
    }
    Real early = x.exp();
    Graph graph = new Graph("long", List.of(x.expr(), y.expr()), List.of(last.plus(early).expr()));
    try (Executable executable = JVM.compile(graph);
        Executable oracle = INTERP.compile(graph)) {
      double[] at = {0.1, -0.7, 0.4};
      double expected = oracle.call(new double[] {0.3}, at).doubles(0)[0];
      assertThat(executable.call(new double[] {0.3}, at).doubles(0)[0])
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void aLoopWithALongBodyIsCutIntoMethods() {
    Real x = Real.input("x", 3000);
    Real last = x;
    for (int i = 0; i < 700; i++) {
      last = i % 2 == 0 ? last.plus(0.01 * i).sin() : last.times(x).cos();
    }
    Graph graph = new Graph("wide", List.of(x.expr()), List.of(last.sum().expr()));
    try (Executable executable = JVM.compile(graph);
        Executable oracle = INTERP.compile(graph)) {
      double[] at = normals(3000);
      assertThat(executable.call(at).doubles(0)[0])
          .isCloseTo(oracle.call(at).doubles(0)[0], within(1e-9));
    }
  }

  @Test
  void whatTheCallerGivesMayBeWhereTheResultsGo() {
    Real x = Real.input("x", 4);
    Graph graph =
        new Graph("step", List.of(x.expr()), List.of(x.plus(x.sum()).expr(), x.times(2).expr()));
    double[] same = {1, 2, 3, 4};
    try (Executable executable = JVM.compile(graph)) {
      double[] twice = new double[4];
      executable.call(Values.of(same), Values.of(same, twice));
      assertThat(same).containsExactly(11, 12, 13, 14);
      assertThat(twice).containsExactly(2, 4, 6, 8);
    }
  }

  @Test
  void anIndexOutOfRangeIsAnErrorThatNamesTheOperation() {
    Int i = Int.input("i");
    Graph graph =
        new Graph("pick", List.of(i.expr()), List.of(Real.constant(1, 2, 3).at(i).expr()));
    try (Executable executable = JVM.compile(graph)) {
      assertThat(executable.call(new int[] {2}).doubles(0)).containsExactly(3);
      assertThatThrownBy(() -> executable.call(new int[] {3}))
          .isInstanceOf(InvalidIndex.class)
          .hasMessageContaining("gather: index 3 does not lie in 0..2.");
    }
  }

  @Test
  void onlyTheProcessorAndFloat64() {
    Graph graph = gradients().get(0);
    assertThatThrownBy(() -> JVM.compile(graph, Options.DEFAULT.with(Precision.FLOAT32)))
        .isInstanceOf(InvalidArgument.class);
    assertThatThrownBy(() -> JVM.compile(graph, Options.DEFAULT.on(Device.gpu(0))))
        .isInstanceOf(DeviceUnavailable.class);
  }

  @Test
  void theAutomaticChoiceIsTheFastest() {
    assertThat(chosen(gradients().get(0), Options.DEFAULT)).isEqualTo("JvmExecutable");
    Real x = Real.input("x", 500, 500);
    Graph product = new Graph("product", List.of(x.expr()), List.of(x.matmul(x).expr()));
    assertThat(chosen(product, Options.DEFAULT)).isEqualTo("TorchExecutable");
    assertThat(chosen(gradients().get(0), Options.DEFAULT.with(Precision.FLOAT32)))
        .isEqualTo("TorchExecutable");
  }

  /** What was faster in the sweep that the costs are fitted to, and of a product beyond it. */
  @Test
  void theAutomaticChoiceIsThatOfTheSweep() {
    Real small = Real.input("x", 16, 16);
    assertThat(faster(small, small.matmul(small).sum())).isEqualTo("jvm");
    Real factored = Real.input("x", 32, 32);
    Real positive = factored.matmul(factored.transpose()).plus(Real.constant(32).expand(32).diag());
    assertThat(faster(factored, positive.cholesky().sum())).isEqualTo("jvm");
    Real large = Real.input("x", 256, 256);
    assertThat(faster(large, large.matmul(large).sum())).isEqualTo("torch");
    Real one = Real.input("x");
    assertThat(faster(one, one.softplus())).isEqualTo("jvm");
    Real data = Real.constant(normals(1000 * 25)).reshape(1000, 25);
    Real beta = Real.input("beta", 25);
    if (VectorSupport.LANES > 1) {
      assertThat(faster(beta, data.matmul(beta).softplus().sum())).isEqualTo("jvm");
      Real many = Real.input("x", 100_000);
      assertThat(faster(many, many.square().plus(0.1).square().sum())).isEqualTo("jvm");
    }
  }

  private static String faster(Real input, Real loss) {
    Graph graph = gradient("sweep", loss.expr(), input.expr());
    double jvm = JVM.cost(graph, Options.DEFAULT);
    double torch = Executor.named("torch").cost(graph, Options.DEFAULT);
    return jvm <= torch ? "jvm" : "torch";
  }

  private static String chosen(Graph graph, Options options) {
    try (Executable executable = Executor.auto().compile(graph, options)) {
      return executable.getClass().getSimpleName();
    }
  }

  @Test
  void theAutomaticChoiceCanBeOverridden() {
    System.setProperty("ppl4j.executor", "interp");
    try {
      assertThat(Executor.auto().name()).isEqualTo("interp");
    } finally {
      System.clearProperty("ppl4j.executor");
    }
    assertThat(Executor.auto().name()).isEqualTo("auto");
  }

  @Test
  void resultsGoWhereTheyAreWantedOrAreCopied() {
    Real x = Real.input("x", 4);
    Graph graph =
        new Graph(
            "twice",
            List.of(x.expr()),
            List.of(x.times(2).expr(), x.times(2).plus(1).expr(), x.expr(), x.sum().expr()));
    double[] one = new double[4];
    float[] other = new float[4];
    double[] in = {1, 2, 3, 4};
    try (Executable executable = JVM.compile(graph)) {
      for (int call = 0; call < 3; call++) {
        double[] sum = new double[1];
        executable.call(Values.of(in), Values.of(one, other, one, sum));
        assertThat(one).containsExactly(1, 2, 3, 4);
        assertThat(other).containsExactly(3, 5, 7, 9);
        assertThat(sum).containsExactly(10);
        Values made = Values.empty(4);
        executable.call(Values.of(in), made);
        assertThat(made.doubles(0)).containsExactly(2, 4, 6, 8);
        assertThat(made.doubles(2)).containsExactly(1, 2, 3, 4);
      }
      assertThat(in).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void aClosedOneRefusesToRun() {
    Executable executable = JVM.compile(gradients().get(1));
    executable.close();
    assertThatThrownBy(() -> executable.call(Key.of(1), 0, Values.of(), Values.of()))
        .hasMessageContaining("closed");
  }
}
