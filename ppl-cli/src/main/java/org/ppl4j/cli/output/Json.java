package org.ppl4j.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;

/** Numbers as JSON; what is no number is null. */
final class Json {
  private Json() {}

  static void put(ObjectNode into, String name, double value) {
    if (Double.isFinite(value)) {
      into.put(name, value);
    } else {
      into.putNull(name);
    }
  }

  /** A tensor as nested arrays, row-major. */
  static JsonNode of(Tensor tensor) {
    return of(tensor, 0, 0, tensor.shape().size());
  }

  private static JsonNode of(Tensor tensor, int axis, int from, int size) {
    if (axis == tensor.shape().rank()) {
      return number(tensor.type().dtype(), tensor.get(from));
    }
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    int count = tensor.shape().dim(axis);
    for (int i = 0; i < count; i++) {
      out.add(of(tensor, axis + 1, from + i * (size / count), size / count));
    }
    return out;
  }

  private static JsonNode number(DType dtype, double value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (!Double.isFinite(value)) {
      return make.nullNode();
    }
    return switch (dtype) {
      case REAL -> make.numberNode(value);
      case INT -> make.numberNode((long) value);
      case BOOL -> make.booleanNode(value != 0);
    };
  }
}
