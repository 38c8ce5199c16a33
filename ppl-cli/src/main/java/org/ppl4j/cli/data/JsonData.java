package org.ppl4j.cli.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * JSON as CmdStan reads it: one object, whose fields are numbers, truth values or arrays of such,
 * nested ones row-major; {@code NaN}, {@code Infinity} and the same in quotes are numbers. An
 * object in it is a record, {@code null} a missing number.
 *
 * <p>Source: "JSON Format for CmdStan", CmdStan User's Guide.
 */
final class JsonData {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;

  private JsonData(String file) {
    this.file = file;
  }

  static Data parse(String file, String text) {
    if (text.isBlank()) {
      throw DataFiles.invalid(file, "it is empty", "write one object, {\"name\": value, ...}");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw DataFiles.invalid(file, "it is no JSON: " + told(e), "correct it there");
    }
    if (!root.isObject()) {
      throw DataFiles.invalid(
          file, "it holds " + kind(root) + ", not an object", "write {\"name\": value, ...}");
    }
    return new JsonData(file).object(root, "");
  }

  private static String told(JsonProcessingException e) {
    String told = e.getOriginalMessage().lines().findFirst().orElse("it ends too soon");
    // "(start marker at [Source: REDACTED ...; line: 1, column: 7])" says only the last of it.
    String problem =
        told.replaceAll("\\[Source: .*?line: (\\d+), column: (\\d+)\\]", "line $1, column $2");
    return e.getLocation() == null
        ? problem
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": "
            + problem;
  }

  private Data object(JsonNode object, String prefix) {
    Map<String, Data.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      entries.put(
          field.getKey(),
          value.isObject() ? new Data.Nested(object(value, name + ".")) : numbers(name, value));
    }
    return new Data(file, entries);
  }

  private Data.Entry numbers(String name, JsonNode value) {
    if (value.isTextual() && special(value) == null) {
      return new Data.Text(value.textValue(), name);
    }
    List<Integer> sizes = new ArrayList<>();
    for (JsonNode at = value; at.isArray(); at = at.get(0)) {
      sizes.add(at.size());
      if (at.isEmpty()) {
        break;
      }
    }
    Shape shape = Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
    Reader reader = new Reader(name, shape);
    reader.read(value, 0, "");
    return new Numbers(reader.dtype(), shape, reader.values);
  }

  private static @Nullable Double special(JsonNode text) {
    return switch (text.textValue()) {
      case "NaN", "NA", "" -> Double.NaN;
      case "Inf", "+Inf", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-Inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  private static String kind(JsonNode node) {
    JsonNodeType type = node.getNodeType();
    return switch (type) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the text " + node;
      case NULL -> "null";
      case BOOLEAN -> "a truth value";
      default -> "a number";
    };
  }

  /** Fills the numbers of one array. */
  private final class Reader {
    private final String name;
    private final Shape shape;
    private final double[] values;
    private int filled;
    private int truths;
    private boolean whole = true;

    Reader(String name, Shape shape) {
      this.name = name;
      this.shape = shape;
      values = new double[shape.size()];
    }

    DType dtype() {
      if (truths > 0 && truths == values.length) {
        return DType.BOOL;
      }
      return whole ? DType.INT : DType.REAL;
    }

    void read(JsonNode node, int axis, String index) {
      if (axis < shape.rank()) {
        if (!node.isArray() || node.size() != shape.dim(axis)) {
          throw ragged(node, axis, index);
        }
        for (int i = 0; i < node.size(); i++) {
          read(node.get(i), axis + 1, index + (index.isEmpty() ? "" : ",") + (i + 1));
        }
        return;
      }
      if (node.isArray()) {
        throw ragged(node, axis, index);
      }
      values[filled++] = number(node, index);
    }

    private double number(JsonNode node, String index) {
      if (node.isNumber()) {
        whole &= node.isIntegralNumber();
        return node.doubleValue();
      }
      if (node.isBoolean()) {
        truths++;
        return node.booleanValue() ? 1 : 0;
      }
      whole = false;
      Double special = node.isNull() ? Double.valueOf(Double.NaN) : null;
      if (node.isTextual()) {
        special = special(node);
      }
      if (special == null) {
        throw DataFiles.invalid(
            file, place(index) + " is " + kind(node) + ", not a number", "give a number");
      }
      return special;
    }

    private String place(String index) {
      return name + (index.isEmpty() ? "" : "[" + index + "]");
    }

    private InvalidFile ragged(JsonNode node, int axis, String index) {
      boolean deeper = axis == shape.rank();
      String found = node.isArray() ? "an array of " + node.size() : kind(node);
      String wanted = deeper ? "a number" : "an array of " + shape.dim(axis);
      return DataFiles.invalid(
          file,
          place(index) + " is " + found + ", where the first of its kind is " + wanted,
          "make all rows alike: arrays are rectangular");
    }
  }
}
