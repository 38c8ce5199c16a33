package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TorchLibrariesTest {
  @Test
  void theyAreHere() {
    assertThat(TorchLibraries.arePresent()).isTrue();
    assertThatCode(TorchLibraries::require).doesNotThrowAnyException();
  }

  @Test
  void thePlatformIsNamedAsPyTorchNamesIt() throws Exception {
    Properties natives = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/native/lib/pytorch.properties")) {
      natives.load(in);
    }
    assertThat(TorchLibraries.platform()).isEqualTo(natives.getProperty("classifier"));
  }

  @Test
  void theVersionsAreThoseOfTheBuild() throws Exception {
    Properties versions = new Properties();
    try (InputStream in = TorchLibraries.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    }
    assertThat(versions.getProperty("djl")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(versions.getProperty("pytorch")).matches("\\d+\\.\\d+\\.\\d+");
  }
}
