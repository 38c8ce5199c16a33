package example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ppl4j.Int;
import org.ppl4j.Real;

/**
 * The folder of reference data beside the repository, {@code ../shared}, or where {@code
 * -Dppl4j.shared} says. Tests that read it are skipped where it is missing.
 */
public final class Shared {
  private Shared() {}

  /** A JSON file; skips the test, with a message, where it is missing. */
  public static JsonObject json(String path) {
    Path file = find(path);
    assumeTrue(file != null, "skipped: there is no ../shared/" + path + " beside the repository");
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find(String path) {
    String property = System.getProperty("ppl4j.shared");
    if (property != null) {
      Path file = Path.of(property, path);
      return Files.exists(file) ? file : null;
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve(path);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }

  /** A list of numbers. */
  public static double[] doubles(JsonObject json, String name) {
    return doubles(json.getAsJsonArray(name));
  }

  private static double[] doubles(JsonArray array) {
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).getAsDouble();
    }
    return out;
  }

  /** A list of numbers, staged. */
  public static Real reals(JsonObject json, String name) {
    return Real.constant(doubles(json, name));
  }

  /** A list of rows, staged. */
  public static Real matrix(JsonObject json, String name) {
    JsonArray array = json.getAsJsonArray(name);
    double[][] rows = new double[array.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = doubles(array.get(i).getAsJsonArray());
    }
    return Real.constant(rows);
  }

  /** A list of integers, staged. */
  public static Int integers(JsonObject json, String name, int offset) {
    double[] all = doubles(json, name);
    int[] out = new int[all.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) all[i] + offset;
    }
    return Int.constant(out);
  }
}
