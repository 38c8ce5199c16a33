package org.ppl4j.vi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.file.AtomicFile;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Fits as files of JSON:
 *
 * <pre>
 *   {"format": "ppl4j-fit", "version": 1, "objective": "elbo", "maximized": true, "stop": "STEPS",
 *    "key": [-12, 34],
 *    "params": {"scale": {"shape": [2], "values": [0.5, 1.25]}},
 *    "curve": [-8.5, -8.25]}
 * </pre>
 *
 * Values are row-major; numbers are written so that they read back as the same double. {@code key}
 * is the run's, from which later draws come.
 */
final class FitFile {
  private static final String FORMAT = "ppl4j-fit";
  private static final int VERSION = 1;
  private static final String KIND = "a saved fit";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FitFile() {}

  static void write(Fit fit, Path file) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("objective", fit.objective());
    root.put("maximized", fit.maximized()).put("stop", fit.stop().name());
    root.putArray("key").add(fit.key().cipher()).add(fit.key().stream());
    ObjectNode params = root.putObject("params");
    fit.params()
        .forEach(
            (address, value) -> {
              ObjectNode param = params.putObject(address);
              ArrayNode shape = param.putArray("shape");
              for (int dim : value.shape().dims()) {
                shape.add(dim);
              }
              doubles(param.putArray("values"), value.data());
            });
    doubles(root.putArray("curve"), fit.curve());
    try {
      AtomicFile.write(file, MAPPER.writeValueAsBytes(root));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void doubles(ArrayNode into, double[] values) {
    for (double value : values) {
      into.add(value);
    }
  }

  static Fit read(Path file) {
    String name = String.valueOf(file.getFileName());
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw invalid(name, "it is no JSON (line " + e.getLocation().getLineNr() + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!root.path("format").asText().equals(FORMAT)) {
      throw invalid(name, "its \"format\" is not \"" + FORMAT + "\"");
    }
    if (root.path("version").asInt() != VERSION) {
      throw InvalidFile.of(
          name,
          KIND,
          "its version is " + root.path("version") + ", and this program reads " + VERSION,
          "read it with the release that wrote it");
    }
    try {
      return parse(root);
    } catch (IllegalArgumentException e) {
      throw invalid(name, "a field is missing or wrong: " + e.getMessage());
    }
  }

  private static Fit parse(JsonNode root) {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> param : root.required("params").properties()) {
      JsonNode shape = param.getValue().required("shape");
      int[] dims = new int[shape.size()];
      for (int i = 0; i < dims.length; i++) {
        dims[i] = shape.get(i).asInt();
      }
      double[] values = doubles(param.getValue().required("values"));
      params.put(param.getKey(), Tensor.wrap(Type.real(dims), values));
    }
    JsonNode key = root.required("key");
    return new Fit(
        root.required("objective").asText(),
        root.required("maximized").asBoolean(),
        params,
        doubles(root.required("curve")),
        Fit.Stop.valueOf(root.required("stop").asText()),
        null,
        null,
        new Key(key.required(0).asLong(), key.required(1).asLong()));
  }

  private static double[] doubles(JsonNode array) {
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) {
      if (!array.get(i).isNumber()) {
        throw new IllegalArgumentException(array.get(i) + " is no number");
      }
      out[i] = array.get(i).doubleValue();
    }
    return out;
  }

  private static InvalidFile invalid(String name, String problem) {
    return InvalidFile.of(name, KIND, problem, "give a file that Fit.save(...) has written");
  }
}
