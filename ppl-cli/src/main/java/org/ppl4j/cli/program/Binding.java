package org.ppl4j.cli.program;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.cli.data.Data;
import org.ppl4j.cli.data.Numbers;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.Report;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Fields;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Makes a program's arguments of data: each by its name, of its type and shape. A size that no
 * entry gives is that of the arrays that have it.
 */
final class Binding {
  private final Checked checked;
  private final Data data;
  private final String program;
  private final boolean lenient;
  private final IdentityHashMap<Size.Variable, Integer> sizes = new IdentityHashMap<>();

  /** For each size who said it, for messages. */
  private final IdentityHashMap<Size.Variable, String> sources = new IdentityHashMap<>();

  /**
   * For one program.
   *
   * @param program its name
   * @param lenient whether arrays of known sizes may be missing; they are then zeros
   */
  Binding(Checked checked, Data data, String program, boolean lenient) {
    this.checked = checked;
    this.data = data;
    this.program = program;
    this.lenient = lenient;
  }

  /** A leaf of the arguments. */
  private record Leaf(String name, Type.Tensor type, Size.@Nullable Variable size) {}

  /**
   * The arguments.
   *
   * @throws InvalidFile if data are missing, or of another type or shape
   */
  Fields bind(List<Ast.Parameter> parameters) {
    if (data.entries().isEmpty() && !parameters.isEmpty()) {
      String takes =
          parameters.stream()
              .map(each -> each.name() + ": " + checked.declared(each))
              .collect(Collectors.joining(", "));
      throw InvalidArgument.of(
          Report.of("\"" + program + "\" takes data, and there are none: " + takes + ".")
              .cure("give them by --data FILE, of JSON or CSV"));
    }
    List<Leaf> leaves = new ArrayList<>();
    for (Ast.Parameter parameter : parameters) {
      Symbol symbol = checked.symbol(parameter.name());
      collect(
          parameter.name().text(),
          checked.declared(parameter),
          symbol == null ? null : symbol.size(),
          leaves);
    }
    leaves.forEach(this::requireNumbers);
    leaves.forEach(this::noteSize);
    leaves.forEach(this::noteShape);
    Fields out = Fields.of();
    for (Ast.Parameter parameter : parameters) {
      String name = parameter.name().text();
      Symbol symbol = checked.symbol(parameter.name());
      Type type = checked.declared(parameter);
      out = out.with(name, part(name, type, symbol == null ? null : symbol.size()));
    }
    return out;
  }

  private void collect(String name, Type type, Size.@Nullable Variable size, List<Leaf> leaves) {
    if (type instanceof Type.Tensor tensor) {
      leaves.add(new Leaf(name, tensor, size));
    } else if (type instanceof Type.Fields fields) {
      fields.fields().forEach((field, each) -> collect(name + "." + field, each, null, leaves));
    }
  }

  /** What the data have under a name; dots go into records. */
  private Data.@Nullable Entry find(String name) {
    Data at = data;
    String[] parts = name.split("\\.");
    for (int i = 0; i < parts.length - 1; i++) {
      if (!(at.entries().get(parts[i]) instanceof Data.Nested nested)) {
        return null;
      }
      at = nested.data();
    }
    return at.entries().get(parts[parts.length - 1]);
  }

  /** Words are told of before a size is missed that the numbers in their place would give. */
  private void requireNumbers(Leaf leaf) {
    if (find(leaf.name) instanceof Data.Text text) {
      throw wrong(
          text.place(),
          "is \"" + text.first() + "\", where the model takes " + leaf.type,
          "give numbers");
    }
  }

  /** Whole numbers that are sizes say what these are. */
  private void noteSize(Leaf leaf) {
    if (leaf.size != null && find(leaf.name) instanceof Numbers numbers) {
      if (numbers.shape().isScalar() && numbers.values()[0] == Math.rint(numbers.values()[0])) {
        note(leaf.size, (int) numbers.values()[0], leaf.name);
      }
    }
  }

  /** Axes that are one named size say what that is, if nothing else has. */
  private void noteShape(Leaf leaf) {
    if (find(leaf.name) instanceof Numbers numbers) {
      List<Size> wanted = leaf.type.shape();
      if (wanted.size() == numbers.shape().rank()) {
        for (int axis = 0; axis < wanted.size(); axis++) {
          Size.Variable variable = wanted.get(axis).variable();
          if (variable != null && !sizes.containsKey(variable)) {
            note(variable, numbers.shape().dim(axis), leaf.name);
          }
        }
      }
    }
  }

  private void note(Size.Variable variable, int value, String source) {
    sizes.put(variable, value);
    sources.put(variable, source);
  }

  private Object part(String name, Type type, Size.@Nullable Variable size) {
    if (type instanceof Type.Fields record) {
      Fields out = Fields.of();
      for (Map.Entry<String, Type> field : record.fields().entrySet()) {
        out = out.with(field.getKey(), part(name + "." + field.getKey(), field.getValue(), null));
      }
      return out;
    }
    if (!(type instanceof Type.Tensor tensor)) {
      throw InvalidArgument.of(
          Report.of(name + " is " + type + ", which no data can be.")
              .cure("give it in Java, or write a model without it"));
    }
    Data.Entry entry = find(name);
    if (entry == null) {
      return missing(name, tensor, size);
    }
    if (!(entry instanceof Numbers numbers)) {
      throw wrong(name, "is an object, not " + tensor, "give numbers");
    }
    checkShape(name, tensor, numbers);
    checkValues(name, tensor, numbers);
    if (tensor.isScalar() && tensor.element() == DType.INT) {
      return (int) numbers.values()[0];
    }
    return Value.of(Ops.constant(numbers.as(tensor.element())));
  }

  private Object missing(String name, Type.Tensor type, Size.@Nullable Variable size) {
    Integer known = size == null ? null : sizes.get(size);
    if (known != null) {
      return known;
    }
    if (lenient && type.shape().stream().allMatch(this::isKnown) && !type.isScalar()) {
      int[] dims = type.shape().stream().mapToInt(this::value).toArray();
      Tensor zeros = Tensor.full(new org.ppl4j.type.Type(type.element(), Shape.of(dims)), 0);
      return Value.of(Ops.constant(zeros));
    }
    List<String> has = List.copyOf(data.entries().keySet());
    String there = has.isEmpty() ? "" : "; it has " + String.join(", ", has);
    throw wrong(
        name,
        "is missing" + there,
        "add \"" + name + "\", " + (type.isScalar() ? "one number, " : "an array, ") + type);
  }

  private boolean isKnown(Size size) {
    return sizes.keySet().containsAll(size.variables());
  }

  private int value(Size size) {
    return (int) size.evaluate(variable -> sizes.getOrDefault(variable, 0));
  }

  private void checkShape(String name, Type.Tensor type, Numbers numbers) {
    List<Size> wanted = type.shape();
    Shape shape = numbers.shape();
    if (wanted.size() != shape.rank()) {
      throw wrong(
          name,
          "is " + described(shape) + ", where the model takes " + type,
          wanted.isEmpty()
              ? "give one number"
              : "give an array of " + wanted.size() + (wanted.size() == 1 ? " axis" : " axes"));
    }
    for (int axis = 0; axis < wanted.size(); axis++) {
      Size size = wanted.get(axis);
      if (isKnown(size) && value(size) != shape.dim(axis)) {
        throw wrong(
            name,
            "has "
                + shape.dim(axis)
                + " elements"
                + (shape.rank() > 1 ? " on axis " + (axis + 1) : "")
                + ", but "
                + type
                + " takes "
                + value(size)
                + because(size),
            "correct the one or the other");
      }
    }
  }

  private String because(Size size) {
    List<String> reasons = new ArrayList<>();
    for (Size.Variable variable : size.variables()) {
      String source = sources.get(variable);
      String known = variable.name() + " is " + sizes.get(variable);
      reasons.add(variable.name().equals(source) ? known : known + ", as in " + source);
    }
    return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
  }

  private static String described(Shape shape) {
    return shape.isScalar()
        ? "one number"
        : shape.rank() == 1
            ? "an array of " + shape.dim(0)
            : "an array of "
                + String.join(" x ", shape.toString().replaceAll("[\\[\\]]", "").split(", *"));
  }

  private void checkValues(String name, Type.Tensor type, Numbers numbers) {
    int bad = numbers.firstMissing();
    if (bad >= 0) {
      throw wrong(
          name + Numbers.index(numbers.shape(), bad),
          "is missing (NaN, null or NA), and no model takes that",
          "leave out what is missing, or make it a random value of the model");
    }
    if (type.element() == DType.INT) {
      bad = numbers.firstFraction();
    } else if (type.element() == DType.BOOL) {
      bad = numbers.firstNeither();
    }
    if (bad >= 0) {
      throw wrong(
          name + Numbers.index(numbers.shape(), bad),
          "is " + numbers.values()[bad] + ", where the model takes " + type,
          type.element() == DType.INT ? "give whole numbers" : "give true or false");
    }
  }

  private InvalidFile wrong(String name, String problem, String cure) {
    return InvalidFile.of(data.source(), "data of \"" + program + "\"", name + " " + problem, cure);
  }
}
