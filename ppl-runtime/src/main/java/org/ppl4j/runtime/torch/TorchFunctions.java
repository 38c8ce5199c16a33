package org.ppl4j.runtime.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions written in TorchScript for operations that PyTorch lacks or computes too coarsely: the
 * file {@code functions.ts} beside this class. A module gets those that it calls, and those that
 * they call.
 */
final class TorchFunctions {
  private static final Pattern CALL = Pattern.compile("__torch__\\.(\\w+)\\(");
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

  private static String find(String name) {
    String text = TEXTS.get(name);
    if (text == null) {
      throw new IllegalStateException("functions.ts has no function " + name);
    }
    return text;
  }

  private static Map<String, String> read() {
    try (InputStream in = TorchFunctions.class.getResourceAsStream("functions.ts")) {
      if (in == null) {
        throw new IllegalStateException("functions.ts is missing from the class path");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> texts = new LinkedHashMap<>();
      for (String part : all.split("(?m)^(?=def )")) {
        if (part.startsWith("def ")) {
          String code = part.replaceAll("(?m)^\\s*#.*\\n", "").strip() + "\n";
          texts.put(code.substring(4, code.indexOf('(')), code);
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
