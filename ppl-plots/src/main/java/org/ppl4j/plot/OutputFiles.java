package org.ppl4j.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ppl4j.error.OutputFailure;

/** Writes files, making the folders that they are in. */
final class OutputFiles {
  private OutputFiles() {}

  static Path write(Path file, byte[] bytes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw OutputFailure.of(file.toString(), "nothing", e);
    }
  }
}
