package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** What a lowering may ask for while it writes one line. */
final class LoweringContext {
  /** How many elements a special function takes at once: some dozen times as many fit a cache. */
  private static final int CPU_PIECE = 512;

  private static final int GPU_PIECE = 65536;

  private final Options options;
  private final boolean standalone;
  private final NodeMap<String> names;
  private final ScriptFunctions functions;
  private final Set<Expr> used;
  private final @Nullable Numbers numbers;

  /**
   * A context that notes what it was asked for.
   *
   * @param standalone whether the code must run wherever PyTorch does
   * @param functions takes the functions that are called
   * @param used takes the nodes that variables were asked for
   * @param numbers what is computed as numbers, if anything is
   */
  LoweringContext(
      Options options,
      boolean standalone,
      NodeMap<String> names,
      ScriptFunctions functions,
      Set<Expr> used,
      @Nullable Numbers numbers) {
    this.options = options;
    this.standalone = standalone;
    this.names = names;
    this.functions = functions;
    this.used = used;
    this.numbers = numbers;
  }

  /** The variable that holds an input of a node. */
  String in(Expr node, int input) {
    return use(node.input(input));
  }

  /** The variable that holds a node. */
  String use(Expr node) {
    if (numbers != null) {
      numbers.require(node, real());
    }
    used.add(node);
    return names.get(node);
  }

  /** An input of a node, as a literal if it is a scalar constant. */
  String literalOr(Expr node, int input) {
    Expr operand = node.input(input);
    if (operand.op() instanceof Constant constant && operand.shape().isScalar()) {
      return number(operand.dtype(), constant.value().get(0));
    }
    return in(node, input);
  }

  /**
   * An input of a node for arithmetic: PyTorch makes a tensor of each literal that it meets, which
   * takes 1.5 us, so that a constant is one from the beginning where speed counts.
   */
  String operand(Expr node, int input) {
    return numbers != null && node.input(input).type().isReal()
        ? in(node, input)
        : literalOr(node, input);
  }

  /** Whether an input of a node is a scalar constant. */
  static boolean isLiteral(Expr node, int input) {
    Expr operand = node.input(input);
    return operand.op() instanceof Constant && operand.shape().isScalar();
  }

  /** The number of the element type of reals. */
  int real() {
    return ScriptWriter.dtype(DType.REAL, options);
  }

  /** The number of an element type. */
  int dtype(DType dtype) {
    return ScriptWriter.dtype(dtype, options);
  }

  /** How the code names its device. */
  String device() {
    return device(options);
  }

  Options options() {
    return options;
  }

  /** The functions that are written beside this one. */
  ScriptFunctions functions() {
    return functions;
  }

  /** A context within a body, which has names of its own. */
  LoweringContext inside(NodeMap<String> bodyNames) {
    return new LoweringContext(
        options, standalone, bodyNames, functions, new LinkedHashSet<>(), null);
  }

  /** A literal made where it stands. */
  String constant(Tensor value) {
    if (!value.type().isScalar()) {
      return literal(value, options);
    }
    return "torch.full([], "
        + number(value.type().dtype(), value.get(0))
        + ", dtype="
        + dtype(value.type().dtype())
        + ", device="
        + device()
        + ")";
  }

  /** Whether the code must run wherever PyTorch does. */
  boolean standalone() {
    return standalone;
  }

  /** A call of one of the functions in {@link TorchFunctions}. */
  String helper(String name, String... arguments) {
    functions.need(name);
    return "__torch__." + name + "(" + String.join(", ", arguments) + ")";
  }

  /**
   * A call of one of the special functions in {@link TorchFunctions} on a node's inputs.
   *
   * @param rest further arguments
   */
  String special(Expr node, String function, String... rest) {
    boolean cpu = options.device().kind() == Device.Kind.CPU;
    int operands = node.inputs().size();
    String name = TorchFunctions.elementwise(function, operands, cpu ? CPU_PIECE : GPU_PIECE);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      arguments.add(in(node, i));
    }
    arguments.addAll(List.of(rest));
    String call = helper(name, arguments.toArray(String[]::new));
    boolean narrow = options.precision() == Options.Precision.FLOAT32;
    return narrow && node.dtype() == DType.REAL ? "torch.to(" + call + ", 6)" : call;
  }

  private static String device(Options options) {
    Device device = options.device();
    String name = device.kind() == Device.Kind.CPU ? "cpu" : "cuda:" + device.index();
    return "torch.device(\"" + name + "\")";
  }

  /** A shape as a Python list. */
  static String list(Shape shape) {
    return Arrays.toString(shape.dims());
  }

  /** A number as a Python literal of an element type. */
  static String number(DType dtype, double value) {
    return switch (dtype) {
      case REAL -> realLiteral(value);
      case INT -> Long.toString((long) value);
      case BOOL -> value != 0 ? "True" : "False";
    };
  }

  private static String realLiteral(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.toString(value);
  }

  /**
   * An array written out in code. Reals are written as whole multiples of powers of two, exactly:
   * PyTorch rounds lists of decimal literals to float32 on the way.
   */
  static String literal(Tensor tensor, Options options) {
    double[] data = tensor.data();
    String flat;
    if (tensor.type().dtype() == DType.REAL) {
      String significands =
          integers(Arrays.stream(data).map(LoweringContext::significand), options);
      String exponents = integers(Arrays.stream(data).map(LoweringContext::exponent), options);
      flat = "torch.mul(" + significands + ", torch.pow(2., " + exponents + "))";
      if (options.precision() == Options.Precision.FLOAT32) {
        flat = "torch.to(" + flat + ", 6)";
      }
    } else {
      String elements =
          Arrays.stream(data)
              .mapToObj(value -> number(tensor.type().dtype(), value))
              .collect(Collectors.joining(", ", "[", "]"));
      int dtype = ScriptWriter.dtype(tensor.type().dtype(), options);
      flat = "torch.tensor(" + elements + ", dtype=" + dtype + ", device=" + device(options) + ")";
    }
    return "torch.reshape(" + flat + ", " + list(tensor.shape()) + ")";
  }

  /** Whole numbers as float64. */
  private static String integers(DoubleStream values, Options options) {
    String elements =
        values
            .mapToObj(value -> Long.toString((long) value))
            .collect(Collectors.joining(", ", "[", "]"));
    return "torch.to(torch.tensor(" + elements + ", dtype=4, device=" + device(options) + "), 7)";
  }

  /** The whole number {@code m} in {@code value = m 2^exponent}; 0 for NaN, as 0 times infinity. */
  private static double significand(double value) {
    return Double.isFinite(value)
        ? Math.scalb(value, -(int) exponent(value))
        : Double.isNaN(value) ? 0 : Math.signum(value);
  }

  private static double exponent(double value) {
    return Double.isFinite(value) ? Math.max(Math.getExponent(value), -1022) - 52 : 5000;
  }
}
