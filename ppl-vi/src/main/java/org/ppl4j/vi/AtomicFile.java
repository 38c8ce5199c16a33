package org.ppl4j.vi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ppl4j.error.OutputFailure;

/** Files that are either there whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes beside the file, then moves it into place.
   *
   * @throws OutputFailure if that fails; the file is as it was
   */
  static void write(Path file, byte[] bytes) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path beside = Files.createTempFile(folder, String.valueOf(file.getFileName()), ".part");
      try {
        Files.write(beside, bytes);
        move(beside, file);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw OutputFailure.of(file.toString(), "what it held before", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** All of a file. */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
