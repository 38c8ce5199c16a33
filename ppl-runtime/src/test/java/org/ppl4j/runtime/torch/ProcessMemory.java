package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of memory, for tests of leaks. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** Skips a test where the system does not tell. */
  static void assumeKnown() {
    assumeThat(STATUS).as("the memory in use is read from /proc, which this system lacks").exists();
  }

  /** The Java objects in use, in kilobytes, after a garbage collection. */
  static long heapKilobytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
  }

  /** All memory in use, in kilobytes, once Java has given back what a collection freed. */
  static long residentKilobytes() throws IOException, InterruptedException {
    System.gc();
    long before;
    long now = readResident();
    do {
      before = now;
      // G1 gives memory back in the background, piece by piece.
      Thread.sleep(300);
      now = readResident();
    } while (now < before - 500);
    return now;
  }

  private static long readResident() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException(STATUS + " has no VmRSS");
  }
}
