package org.ppl4j.runtime.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.ppl4j.error.DeviceUnavailable;

/**
 * What PyTorch needs on the class path, and whether it is there. It is optional, some 115 MB; this
 * class and {@link TorchExecutor} load without it.
 */
final class TorchLibraries {
  /**
   * DJL's own variables: a folder with PyTorch's libraries, or the version that it may download,
   * instead of an artifact that has them.
   */
  private static final List<String> INSTEAD = List.of("PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION");

  private static final List<String> MISSING = missing();

  private TorchLibraries() {}

  /** Whether PyTorch can run. */
  static boolean arePresent() {
    return MISSING.isEmpty();
  }

  /**
   * Goes on only with PyTorch.
   *
   * @throws DeviceUnavailable if something is missing; it names the artifacts
   */
  static void require() {
    if (!MISSING.isEmpty()) {
      throw DeviceUnavailable.engine("torch", "PyTorch", MISSING);
    }
  }

  private static List<String> missing() {
    ClassLoader loader = TorchLibraries.class.getClassLoader();
    Properties versions = versions();
    String djl = versions.getProperty("djl");
    String pytorch = versions.getProperty("pytorch");
    List<String> out = new ArrayList<>();
    if (loader.getResource("ai/djl/pytorch/engine/PtEngine.class") == null) {
      out.add("ai.djl.pytorch:pytorch-engine:" + djl);
    }
    if (loader.getResource("jnilib/pytorch.properties") == null) {
      out.add("ai.djl.pytorch:pytorch-jni:" + pytorch + "-" + djl);
    }
    if (!hasNatives(loader)) {
      out.add("ai.djl.pytorch:pytorch-native-cpu:" + pytorch + " (classifier " + platform() + ")");
    }
    return out;
  }

  private static boolean hasNatives(ClassLoader loader) {
    for (String variable : INSTEAD) {
      if (System.getenv(variable) != null || System.getProperty(variable) != null) {
        return true;
      }
    }
    try {
      for (URL url : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
        if (read(url).getProperty("classifier", "").equals(platform())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  private static Properties versions() {
    URL url = TorchLibraries.class.getResource("versions.properties");
    try {
      return url == null ? new Properties() : read(url);
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  private static Properties read(URL url) throws IOException {
    Properties out = new Properties();
    try (InputStream in = url.openStream()) {
      out.load(in);
    }
    return out;
  }

  /** This machine as a classifier of PyTorch's artifacts: {@code linux-x86_64}. */
  static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "osx" : os.startsWith("win") ? "win" : "linux";
    return system
        + "-"
        + (arch.matches("amd64|x86_64") ? "x86_64" : arch.replace("arm64", "aarch64"));
  }
}
