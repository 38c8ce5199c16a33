package org.ppl4j.mcmc;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.file.AtomicFile;

/**
 * A chain's files: its draws, which only grow, and its state, which is replaced as a whole. The
 * state says how many draws count; it is replaced only after those draws are on the disk. So
 * whatever fails, and whenever, the last checkpoint stays whole.
 */
final class Checkpoint {
  private final Path draws;
  private final Path state;
  private final String run;
  private int written;

  /**
   * The files of a chain.
   *
   * @param run what the chain belongs to: a checkpoint of another run is refused
   */
  Checkpoint(Path folder, int chain, String run) {
    draws = folder.resolve("chain-" + chain + ".draws");
    state = folder.resolve("chain-" + chain + ".state");
    this.run = run;
  }

  /** Goes on from the files; returns whether there are any. */
  boolean load(Chain chain) {
    if (!Files.exists(state)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(state)))) {
      String found = in.readUTF();
      if (!found.equals(run)) {
        throw InvalidFile.of(
            state.toString(),
            "a checkpoint of this run",
            "it is of another: " + found,
            "resume with the settings it was made with, or choose another folder");
      }
      int count = in.readInt();
      List<double[]> numbers = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        double[] array = new double[in.readInt()];
        for (int k = 0; k < array.length; k++) {
          array[k] = in.readDouble();
        }
        numbers.add(array);
      }
      loadDraws(chain.recorder(), count);
      chain.restore(numbers);
      written = count;
      return true;
    } catch (IOException e) {
      throw InvalidFile.of(
          state.toString(),
          "a checkpoint",
          String.valueOf(e.getMessage()),
          "delete it to begin again");
    }
  }

  private void loadDraws(Recorder recorder, int count) throws IOException {
    byte[] bytes = Files.readAllBytes(draws);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int numbers = count * recorder.width();
    if (bytes.length / Double.BYTES < numbers) {
      throw new IOException("it says " + count + " draws, but there are fewer");
    }
    buffer.asDoubleBuffer().get(recorder.rows(), 0, numbers);
    recorder.setCount(count);
  }

  /**
   * Writes what is new.
   *
   * @return how many draws are on the disk
   * @throws OutputFailure if the disk is full or fails; what was written before is whole
   */
  int save(Chain chain) {
    try {
      Files.createDirectories(state.toAbsolutePath().getParent());
      int count = appendDraws(chain.recorder());
      replaceState(chain, count);
      written = count;
      return count;
    } catch (IOException e) {
      throw OutputFailure.of(state.toString(), kept(), e);
    }
  }

  private int appendDraws(Recorder recorder) throws IOException {
    int count = recorder.count();
    int width = recorder.width();
    ByteBuffer buffer = ByteBuffer.allocate((count - written) * width * Double.BYTES);
    buffer.asDoubleBuffer().put(recorder.rows(), written * width, (count - written) * width);
    try (FileChannel channel =
        FileChannel.open(draws, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long position = (long) written * width * Double.BYTES;
      while (buffer.hasRemaining()) {
        position += channel.write(buffer, position);
      }
      channel.force(true);
    }
    return count;
  }

  private void replaceState(Chain chain, int count) {
    List<double[]> numbers = chain.save();
    AtomicFile.write(
        state,
        kept(),
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeUTF(run);
          out.writeInt(count);
          out.writeInt(numbers.size());
          for (double[] array : numbers) {
            out.writeInt(array.length);
            for (double number : array) {
              out.writeDouble(number);
            }
          }
        });
  }

  private String kept() {
    return written + " draws, whole";
  }
}
