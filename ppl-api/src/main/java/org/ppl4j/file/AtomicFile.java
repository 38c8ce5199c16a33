package org.ppl4j.file;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.ppl4j.error.OutputFailure;

/** Files that are either there whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; the stream is closed by others. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file, waits until that is on the disk, then moves it into place.
   *
   * @throws OutputFailure if that fails; the file is as it was
   */
  public static void write(Path file, byte[] bytes) {
    write(file, "what it held before", out -> out.write(bytes));
  }

  /**
   * {@link #write(Path, byte[])} of what need not be in memory as a whole.
   *
   * @param kept what a failure leaves, like {@code 120 draws}, for its message
   * @throws OutputFailure if that fails; the file is as it was
   */
  public static void write(Path file, String kept, Content content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new FileNotFoundException("there is no folder \"" + folder + "\"");
      }
      // Not createTempFile, whose files nobody else may read.
      Path beside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        fill(beside, content);
        move(beside, file);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw OutputFailure.of(file.toString(), kept, e);
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    // Not a FileChannel, on which an interrupted thread, which may want to save most, cannot write.
    try (FileOutputStream disk = new FileOutputStream(file.toFile());
        OutputStream out = new BufferedOutputStream(disk)) {
      content.writeTo(out);
      out.flush();
      disk.getFD().sync();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
