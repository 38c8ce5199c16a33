package org.ppl4j.runtime.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions written in TorchScript for operations that PyTorch lacks or computes too coarsely: the
 * {@code .ts} files beside this class. A module gets those that it calls, and those that they call.
 *
 * <p>Special functions are written for float64 vectors of one length, and may use a multiple of
 * their size for a while. {@link #elementwise} wraps them: it stretches scalars, computes float32
 * in float64, and takes big arrays piece by piece, so that what is used for a while fits into the
 * cache.
 */
final class TorchFunctions {
  private static final Pattern CALL = Pattern.compile("__torch__\\.(\\w+)\\(");
  private static final Pattern WRAPPER = Pattern.compile("each(\\d)_of_(\\d+)_(\\w+)");
  private static final List<String> FILES =
      List.of(
          "functions.ts",
          "quadrature.ts",
          "gamma.ts",
          "incomplete_gamma.ts",
          "incomplete_beta.ts",
          "beta_derivatives.ts",
          "inverse_beta.ts",
          "circular.ts",
          "quantiles.ts");
  private static final Map<String, String> TEXTS = read();

  private TorchFunctions() {}

  /** The texts of functions and of all that they call. */
  static String text(Collection<String> names) {
    Set<String> needed = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name)) {
        Matcher calls = CALL.matcher(find(name));
        while (calls.find()) {
          open.push(calls.group(1));
        }
      }
    }
    StringBuilder out = new StringBuilder();
    needed.forEach(name -> out.append(find(name)));
    return out.toString();
  }

  /**
   * The name of a special function's wrapper.
   *
   * @param function its name in the files
   * @param tensors how many tensors it takes first
   * @param piece how many elements it may take at once
   */
  static String elementwise(String function, int tensors, int piece) {
    return "each" + tensors + "_of_" + piece + "_" + function;
  }

  private static String find(String name) {
    String text = TEXTS.get(name);
    if (text != null) {
      return text;
    }
    Matcher wrapper = WRAPPER.matcher(name);
    if (wrapper.matches()) {
      return wrapper(name, wrapper.group(3), Integer.parseInt(wrapper.group(1)), wrapper.group(2));
    }
    throw new IllegalStateException("no TorchScript file has the function " + name);
  }

  private static String wrapper(String name, String function, int tensors, String piece) {
    String signature = find(function);
    boolean option = signature.substring(0, signature.indexOf(')')).contains(": int");
    StringJoiner parameters = new StringJoiner(", ");
    StringJoiner flat = new StringJoiner(", ");
    StringJoiner pieces = new StringJoiner(", ");
    for (int i = 0; i < tensors; i++) {
      parameters.add("x" + i + ": Tensor");
      flat.add("torch.to(x" + i + ", 7)");
      pieces.add("torch.slice(flat[" + i + "], 0, start, end)");
    }
    if (option) {
      parameters.add("option: int");
      pieces.add("option");
    }
    String text =
        """
        def NAME(PARAMETERS) -> Tensor:
          all = torch.broadcast_tensors([FLAT])
          shape = torch.size(all[0])
          flat = annotate(List[Tensor], [])
          for i in range(torch.len(all)):
            flat = torch.append(flat, torch.reshape(all[i], [-1]))
          size = torch.size(flat[0], 0)
          count = (size + PIECE - 1) // PIECE
          if size == 0:
            count = 1
          results = annotate(List[Tensor], [])
          for i in range(count):
            start = i * PIECE
            end = start + PIECE
            results = torch.append(results, __torch__.FUNCTION(PIECES))
          result = results[0]
          if size > PIECE:
            result = torch.cat(results, 0)
          return torch.reshape(result, shape)
        """;
    return text.replace("NAME", name)
        .replace("PARAMETERS", parameters.toString())
        .replace("FLAT", flat.toString())
        .replace("PIECES", pieces.toString())
        .replace("PIECE", piece)
        .replace("FUNCTION", function);
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      for (String part : read(file).split("(?m)^(?=def )")) {
        if (part.startsWith("def ")) {
          String code = part.replaceAll("(?m)^\\s*#.*\\n", "").strip() + "\n";
          String name = code.substring(4, code.indexOf('('));
          if (texts.put(name, code) != null) {
            throw new IllegalStateException("two TorchScript functions are called " + name);
          }
        }
      }
    }
    return texts;
  }

  private static String read(String file) {
    try (InputStream in = TorchFunctions.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
