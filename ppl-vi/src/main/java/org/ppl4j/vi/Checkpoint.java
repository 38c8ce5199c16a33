package org.ppl4j.vi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.file.AtomicFile;
import org.ppl4j.type.Tensor;

/**
 * All that a fit needs to go on as if it had never stopped.
 *
 * <p>The file, big-endian: the bytes {@code ppl4jsvi}; an int, the version, 1; a string as {@link
 * DataOutputStream#writeUTF} writes it for each line that says which fit it is, after an int, their
 * number; the curve, an int and so many doubles; for each carried array an int and so many doubles,
 * after an int, their number; a long, the CRC-32 of all before it.
 *
 * @param identity which fit it is: the objective, the key, and the name and type of each array
 * @param curve the objective's value in each step done
 * @param carry what is carried into the next step
 */
record Checkpoint(List<String> identity, List<Double> curve, List<Tensor> carry) {
  private static final byte[] MAGIC = "ppl4jsvi".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final String KIND = "a checkpoint of a fit";

  /** Writes a file, which is either there whole or not at all. */
  void write(Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(identity.size());
      for (String line : identity) {
        out.writeUTF(line);
      }
      out.writeInt(curve.size());
      for (double value : curve) {
        out.writeDouble(value);
      }
      out.writeInt(carry.size());
      for (Tensor tensor : carry) {
        out.writeInt(tensor.data().length);
        for (double value : tensor.data()) {
          out.writeDouble(value);
        }
      }
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AtomicFile.write(file, bytes.toByteArray());
  }

  /**
   * Reads a file.
   *
   * @param identity which fit it must be of
   * @param program whose carry it must hold
   * @throws InvalidFile if it is damaged, or of another fit
   * @throws UncheckedIOException if there is no such file
   */
  static Checkpoint read(Path file, List<String> identity, StepProgram program) {
    byte[] bytes = bytes(file);
    String name = String.valueOf(file.getFileName());
    boolean ours =
        bytes.length >= MAGIC.length + 12
            && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    if (!ours) {
      throw InvalidFile.of(
          name, KIND, "it does not begin as one", "give a file that checkpoint(...) has written");
    }
    int version = ByteBuffer.wrap(bytes, MAGIC.length, 4).getInt();
    if (version != VERSION) {
      throw InvalidFile.of(
          name,
          KIND,
          "its version is " + version + ", and this program reads " + VERSION,
          "go on with the release that wrote it");
    }
    int end = bytes.length - Long.BYTES;
    if (ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != checksum(bytes, end)) {
      throw InvalidFile.of(
          name, KIND, "it is damaged: its checksum is wrong", "go on from an earlier copy");
    }
    int start = MAGIC.length + Integer.BYTES;
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, start, end - start))) {
      return parse(in, name, identity, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checkpoint parse(
      DataInputStream in, String name, List<String> identity, StepProgram program)
      throws IOException {
    int lines = in.readInt();
    for (int i = 0; i < lines; i++) {
      String line = in.readUTF();
      String wanted = i < identity.size() ? identity.get(i) : "no more";
      if (!line.equals(wanted)) {
        throw other(name, line, wanted);
      }
    }
    if (lines < identity.size()) {
      throw other(name, "no more", identity.get(lines));
    }
    List<Double> curve = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      curve.add(in.readDouble());
    }
    List<Tensor> carry = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      double[] data = new double[in.readInt()];
      for (int k = 0; k < data.length; k++) {
        data[k] = in.readDouble();
      }
      carry.add(Tensor.wrap(program.carry().get(i).type(), data));
    }
    return new Checkpoint(identity, curve, carry);
  }

  private static InvalidFile other(String name, String found, String wanted) {
    return InvalidFile.of(
        name,
        KIND,
        "it is of another fit: it has " + found + ", and this one " + wanted,
        "resume with the objective, seed, particles and optimiser that it was made with");
  }

  private static long checksum(byte[] bytes, int end) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, end);
    return sum.getValue();
  }
}
