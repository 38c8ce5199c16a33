package org.ppl4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What release this is. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** The release and the JDK that it runs on. */
  static String text() {
    return "ppl " + number() + " (ppl4j, JDK " + Runtime.version() + ")";
  }

  /** The release's number. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }
}
