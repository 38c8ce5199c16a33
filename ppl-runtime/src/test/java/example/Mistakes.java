package example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Stage;
import org.ppl4j.compiler.StageSpec;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Catalogue;
import org.ppl4j.dist.Distributions;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.InvalidProgram;
import org.ppl4j.error.KernelFailure;
import org.ppl4j.error.NotCalibrated;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.LeafOp;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What users do wrong, by the name of the golden file that holds the message. */
public final class Mistakes {
  private final Map<String, Runnable> all = new LinkedHashMap<>();
  private final Real x = Real.input("x", 3);
  private final Real y = Real.input("y", 2);
  private final Int n = Int.input("n", 3);

  private Mistakes() {}

  /** Every mistake. */
  public static Map<String, Runnable> all() {
    Mistakes mistakes = new Mistakes();
    mistakes.shapes();
    mistakes.types();
    mistakes.arguments();
    mistakes.indices();
    mistakes.models();
    mistakes.choices();
    mistakes.graphs();
    mistakes.derivatives();
    mistakes.calls();
    mistakes.draws();
    mistakes.torch();
    ModelMistakes.addTo(mistakes.all::put);
    FitMistakes.addTo(mistakes.all::put);
    GuideMistakes.addTo(mistakes.all::put);
    StrategyMistakes.addTo(mistakes.all::put);
    return mistakes.all;
  }

  /** A mistake whose line a test looks up. */
  public static void onAKnownLine() {
    Real left = Real.input("left", 2);
    Real right = Real.input("right", 3).exp(); // the operand
    left.plus(right); // the mistake
  }

  private void shapes() {
    all.put("shape-mismatch", () -> x.minus(y));
    all.put("shape-mismatch-axes", () -> x.minus(Real.input("w", 3, 1)));
    all.put("shape-mismatch-select", () -> x.lessThan(0).select(x, y));
    all.put("shape-mismatch-matmul", () -> Real.input("a", 2, 3).matmul(Real.input("b", 4, 2)));
    all.put(
        "shape-mismatch-conv2d",
        () -> Real.input("image", 3, 8, 8).conv2d(Real.input("kernel", 4, 2, 3, 3)));
    all.put("shape-mismatch-expand", () -> x.expand(3, 4));
    all.put(
        "shape-mismatch-concat",
        () -> Real.concat(1, Real.input("a", 2, 3), Real.input("b", 3, 3)));
    all.put("shape-mismatch-square", () -> Real.input("a", 2, 3).cholesky());
    all.put("shape-mismatch-solve", () -> Real.input("t", 2, 2).solveLower(Real.input("b", 3, 1)));
    all.put("shape-mismatch-constant", () -> Real.constant(new double[] {1, 2, 3}, 2, 2));
    all.put("shape-mismatch-rows", () -> Real.constant(new double[][] {{1, 2}, {3}}));
  }

  private void types() {
    all.put("type-mismatch-handle", () -> new Real(n.expr()));
    all.put("type-mismatch-mixed", () -> Ops.plus(x.expr(), n.expr()));
    all.put("type-mismatch-real", () -> Ops.exp(n.expr()));
    all.put("type-mismatch-truth", () -> Ops.negate(Bool.input("b").expr()));
    all.put("type-mismatch-select", () -> Ops.select(Bool.input("b").expr(), x.expr(), n.expr()));
  }

  private void arguments() {
    all.put("invalid-argument-axis", () -> x.sum(1));
    all.put("invalid-argument-dim", () -> Real.constant(1.3).shape().dim(0));
    all.put("invalid-argument-axes", () -> Real.input("a", 2, 3).sum(1, 0));
    all.put("invalid-argument-scalar", () -> Real.input("s").sum(0));
    all.put("invalid-argument-empty", () -> Real.input("e", 0).max());
    all.put("invalid-argument-reshape", () -> x.reshape(2, 2));
    all.put("invalid-argument-slice", () -> x.slice(0, 2, 4));
    all.put("invalid-argument-transpose", () -> Real.input("a", 2, 3).transpose(0, 0));
    all.put("invalid-argument-executor", () -> Executor.named("tpu"));
    all.put(
        "invalid-argument-precision",
        () -> compile("interp", x, Options.DEFAULT.with(Options.Precision.FLOAT32)));
    all.put("invalid-argument-call", () -> Substitute.call(graph(x.exp(), x), List.of(y.expr())));
    all.put("invalid-parameter", () -> Distributions.normal(0, -1));
  }

  private void indices() {
    all.put("invalid-index", () -> x.at(3));
    all.put("invalid-index-constant", () -> x.at(Int.constant(0, 1, -1)));
    all.put("invalid-index-empty", () -> Real.input("e", 0).at(0));
    all.put("invalid-index-nan", () -> Int.exactly(1, Double.NaN));
    all.put("invalid-index-run", () -> run("interp", x.at(n), new int[] {0, 7, 1}, x, n));
    all.put(
        "invalid-index-run-nan",
        () -> Real.constant(1, 2).at(Real.constant(0).div(0).toInt()).value());
    all.put("invalid-index-closed", () -> Real.constant(1, 2).at(Int.constant(1).plus(1)).value());
  }

  private void models() {
    all.put(
        "duplicate-address",
        () ->
            trace(
                m -> {
                  m.sample("z", Distributions.normal(0, 1));
                  return m.sample("z", Distributions.normal(0, 2));
                }));
    all.put(
        "leaked-scope",
        () -> {
          List<Scope> kept = new ArrayList<>();
          trace(
              m -> {
                kept.add(m);
                return m.sample("z", Distributions.normal(0, 1));
              });
          kept.get(0).sample("late", Distributions.normal(0, 1));
        });
    all.put(
        "leaked-value",
        () ->
            trace(
                m -> {
                  List<Real> kept = new ArrayList<>();
                  m.plate("school", 8)
                      .forEach(j -> kept.add(m.sample("theta", Distributions.normal(0, 1))));
                  return m.deterministic("first", kept.get(0).plus(1));
                }));
  }

  private void choices() {
    Model<NoArguments, Real> normal =
        Model.model("schools", m -> m.sample("theta", Distributions.normal(0, 1)));
    all.put("address-mismatch-missing", () -> density(normal, Choices.empty()));
    all.put(
        "address-mismatch-unused",
        () -> density(normal, Choices.of("thetta", 1).and(Choices.of("theta", 1))));
    all.put("address-mismatch-type", () -> density(normal, Choices.of("theta", 1, 2)));
    all.put(
        "invalid-data",
        () ->
            trace(
                m -> {
                  Real data = Real.constant(Double.NaN);
                  m.observe("y", Distributions.normal(0, 1), data);
                  return data;
                }));
  }

  private static void density(Model<NoArguments, Real> model, Choices choices) {
    model.query(NoArguments.NONE).logDensity(choices);
  }

  private static void trace(Function<Scope, Real> body) {
    Model.model("schools", body).trace(NoArguments.NONE);
  }

  private void graphs() {
    all.put("free-placeholder", () -> x.exp().value());
    all.put("free-placeholder-compile", () -> compile("interp", x.plus(Real.input("z", 3)), null));
    all.put("free-placeholder-noise", () -> run("interp", noise(), null));
    all.put("free-placeholder-noise-value", () -> noise().value());
    all.put(
        "invalid-graph",
        () -> Executor.named("interp").compile(new Graph("f", List.of(x.exp().expr()), List.of())));
    all.put("invalid-graph-twice", () -> Pipeline.value().run(graph(x, x, x)));
    all.put(
        "invalid-graph-stage",
        () ->
            Pipeline.of(List.of(new Stage("keep", g -> g, new StageSpec(List.of(Exp.class)))))
                .run(graph(x.exp(), x)));
    all.put(
        "parse-failure", () -> Catalogue.parse("graph f(x: f64[3]) {\n  %0 = exq(x) : f64[3]\n"));
    all.put(
        "parse-failure-type", () -> Catalogue.parse("graph f(x: f64[3]) { %0 = exp(x) : f64[] }"));
  }

  private void derivatives() {
    all.put("not-differentiable", () -> Grad.gradients(x.expr(), List.of(x.expr())));
    all.put("not-differentiable-integer", () -> Grad.gradients(x.sum().expr(), List.of(n.expr())));
    all.put(
        "not-differentiable-gamma",
        () -> {
          Real a = Real.input("a");
          Expr p = a.gammaP(Real.constant(2)).expr();
          Expr once = Grad.gradients(p, List.of(a.expr())).get(0);
          Expr twice = Grad.gradients(once, List.of(a.expr())).get(0);
          Grad.gradients(twice, List.of(a.expr()));
        });
  }

  private void calls() {
    double[] three = new double[3];
    all.put("input-mismatch-count", () -> run("interp", x.exp(), null, x, y));
    all.put("input-mismatch-length", () -> call("interp", new double[2]));
    all.put("input-mismatch-type", () -> call("interp", new int[3]));
    all.put("input-mismatch-object", () -> call("interp", "three"));
    all.put("input-mismatch-nested", () -> call("interp", (Object) new double[3][1]));
    all.put(
        "input-mismatch-nothing", () -> compiled("interp").call(Values.empty(1), Values.empty(1)));
    all.put(
        "input-mismatch-result",
        () -> compiled("interp").call(Values.of(three), Values.of(new float[2])));
    all.put(
        "input-mismatch-results", () -> compiled("interp").call(Values.of(three), Values.empty(2)));
    all.put("input-mismatch-slot", () -> Values.of(three).ints(0));
    all.put("closed", () -> close(compiled("interp")).call(Values.of(three), Values.empty(1)));
    all.put("closed-fork", () -> close(compiled("interp")).fork());
    all.put(
        "device-unavailable-interp", () -> compile("interp", x, Options.DEFAULT.on(Device.gpu(0))));
    all.put(
        "device-unavailable-torch",
        () -> {
          throw DeviceUnavailable.engine(
              "torch",
              "PyTorch",
              List.of(
                  "ai.djl.pytorch:pytorch-engine:0.35.1",
                  "ai.djl.pytorch:pytorch-native-cpu:2.7.1 (classifier linux-x86_64)"));
        });
    all.put(
        "kernel-failure",
        () -> {
          throw KernelFailure.of("f", new IllegalStateException("out of memory"));
        });
  }

  private void draws() {
    all.put(
        "unhealthy-posterior",
        () -> {
          throw UnhealthyPosterior.of(
              "eight_schools",
              List.of("R-hat is 1.084 for tau", "bulk ESS is 38 for tau: too few for means"),
              List.of("draw more"));
        });
    all.put(
        "not-calibrated",
        () -> {
          throw NotCalibrated.of("line", 200, List.of("slope: p = 3.1e-07"));
        });
    all.put(
        "output-failure",
        () -> {
          throw OutputFailure.of(
              "line_1.csv", "120 draws", new IOException("No space left on device"));
        });
    all.put(
        "invalid-program",
        () -> {
          throw InvalidProgram.of(
              "coin.ppl",
              1,
              """
              coin.ppl:2:17: error: there is no `N` here [name]
                  plate toss[i: N] {
                                ^
                to mend it: define it by `let`, or make it an argument""");
        });
    all.put(
        "invalid-file-draws",
        () -> {
          throw InvalidFile.of("line.json", "draws", "it is no JSON", "give a whole file");
        });
  }

  private void torch() {
    all.put("torch-input-mismatch-count", () -> run("torch", x.exp(), null, x, y));
    all.put("torch-input-mismatch-length", () -> call("torch", new double[2]));
    all.put("torch-input-mismatch-type", () -> call("torch", new int[3]));
    all.put("torch-closed", () -> close(compiled("torch")).call(Values.empty(1), Values.empty(1)));
    all.put("torch-kernel-failure", () -> run("torch", x.at(n), new int[] {0, 7, 1}, x, n));
    all.put(
        "torch-unsupported-op",
        () -> compile("torch", new Real(Expr.of(new Mystery(), List.of())), null));
  }

  /** What no executor knows. */
  private record Mystery() implements LeafOp {
    @Override
    public Type type() {
      return Type.real();
    }

    @Override
    public Tensor evaluate(Type type, List<Tensor> inputs) {
      return Tensor.scalar(0);
    }
  }

  private static Real noise() {
    return new Real(Expr.of(new Noise(Noise.Kind.NORMAL, "z", Shape.SCALAR), List.of()));
  }

  private static Graph graph(Value output, Value... inputs) {
    List<Expr> exprs = List.of(inputs).stream().map(Value::expr).toList();
    return new Graph("f", exprs, List.of(output.expr()));
  }

  private Executable compiled(String executor) {
    return Executor.named(executor).compile(graph(x.exp(), x));
  }

  private void compile(String executor, Real output, @Nullable Options options) {
    Executor.named(executor)
        .compile(graph(output, x), options == null ? Options.DEFAULT : options)
        .close();
  }

  private void call(String executor, Object value) {
    try (Executable f = compiled(executor)) {
      f.call(Values.of(value), Values.empty(1));
    }
  }

  /** Runs with as many values as x takes, but for those of given integers. */
  private static void run(
      String executor, Real output, int @Nullable [] integers, Value... inputs) {
    boolean all = integers != null;
    List<Expr> exprs = List.of(inputs).stream().map(Value::expr).toList();
    Graph graph = new Graph("f", exprs, List.of(output.expr()));
    try (Executable f = Executor.named(executor).compile(graph)) {
      Values in =
          inputs.length == 0
              ? Values.empty(0)
              : all ? Values.of(new double[3], integers) : Values.of(new double[3]);
      f.call(in, Values.allocate(graph.outputTypes()));
    }
  }

  private static Executable close(Executable f) {
    f.close();
    return f;
  }
}
