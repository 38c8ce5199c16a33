package org.ppl4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.OutputFailure;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a");
    AtomicFile.write(file, new byte[] {1, 2});
    AtomicFile.write(file, "nothing", out -> out.write(3));
    assertThat(file).hasBinaryContent(new byte[] {3});
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void aFileThatCannotBeWrittenWholeStaysAsItWas() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[] {1, 2});
    AtomicFile.Content torn =
        out -> {
          out.write(new byte[100_000]);
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(() -> AtomicFile.write(file, "2 bytes", torn))
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("No space left on device. It holds 2 bytes.");
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void anInterruptedThreadStillSaves() {
    Path file = folder.resolve("a");
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, new byte[] {1});
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path missing = folder.resolve("no");
    assertThatThrownBy(() -> AtomicFile.write(missing.resolve("a"), new byte[1]))
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("there is no folder \"" + missing + "\"");
  }
}
