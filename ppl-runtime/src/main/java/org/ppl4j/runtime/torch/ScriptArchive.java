package org.ppl4j.runtime.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript text into the ZIP archive that {@code torch.jit.load} reads: a module of class
 * {@code __torch__.M} without parameters, whose methods are the text's.
 */
public final class ScriptArchive {

  private static final String FOLDER = "model/";

  /**
   * The file format of PyTorch 1.12 and later. An older number would be read too, but PyTorch then
   * rewrites operators to what they meant of old: before 4, {@code torch.div} truncates integers.
   */
  private static final String FORMAT_VERSION = "10\n";

  /** Pickle, protocol 2: an object of class {@code __torch__.M} whose state is an empty dict. */
  private static final String MODULE_PICKLE = "\u0080\u0002c__torch__\nM\nq\0)\u0081}q\u0001b.";

  /** Pickle, protocol 2: an empty tuple. */
  private static final String EMPTY_TUPLE_PICKLE = "\u0080\u0002).";

  private ScriptArchive() {}

  /**
   * Packs a module.
   *
   * @param code the text of {@code __torch__.py}, which defines {@code class M(Module)}
   * @return the archive
   */
  public static byte[] pack(String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(code.length() + 1024);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "data.pkl", MODULE_PICKLE.getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", EMPTY_TUPLE_PICKLE.getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Packs a module into a file, for {@code torch.jit.load} of any PyTorch.
   *
   * @param code the text of {@code __torch__.py}, which defines {@code class M(Module)}
   * @param path the file, by custom ending in {@code .pt}; replaced where it exists
   * @throws IOException if the file cannot be written
   */
  public static void save(String code, Path path) throws IOException {
    Files.write(path, pack(code));
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    // A fixed time makes the same text the same bytes.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
