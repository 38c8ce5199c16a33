package org.ppl4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts held in files: a test fails when what it made differs. With {@code -Dgolden.accept=true} it
 * rewrites the file instead; read the difference before you commit it.
 *
 * <pre>{@code
 * Golden.check("errors/shape-mismatch.txt", error.getMessage());
 * }</pre>
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final String CURE = "accept it with -Dgolden.accept=true, then read the diff";

  private Golden() {}

  /** Checks a text against a file below the module's {@code src/test/resources/golden}. */
  public static void check(String file, String actual) {
    Path path = FOLDER.resolve(file);
    String text = actual.endsWith("\n") ? actual : actual + "\n";
    if (accepting()) {
      write(path, text);
    } else if (!Files.exists(path)) {
      fail("There is no golden file %s; %s:%n%s", path.toAbsolutePath(), CURE, text);
    } else {
      assertThat(text).as("%s; %s", path, CURE).isEqualTo(read(path));
    }
  }

  /**
   * Checks the part of a file between the lines {@code <!-- begin NAME -->} and {@code <!-- end
   * NAME -->}.
   */
  public static void checkPart(Path path, String name, String actual) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    String whole = read(path);
    int from = whole.indexOf(begin) + begin.length();
    int to = whole.indexOf(end);
    assertThat(whole).as("%s", path).contains(begin, end);
    String text = actual.endsWith("\n") ? actual : actual + "\n";
    if (accepting()) {
      write(path, whole.substring(0, from) + text + whole.substring(to));
    } else {
      assertThat(text).as("%s in %s; %s", name, path, CURE).isEqualTo(whole.substring(from, to));
    }
  }

  private static boolean accepting() {
    return Boolean.getBoolean("golden.accept");
  }

  private static String read(Path path) {
    try {
      return Files.readString(path).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
