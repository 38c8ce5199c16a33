package org.ppl4j.mcmc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.file.AtomicFile;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * Draws as a JSON file, which gives them back bit for bit. The fields are those of {@link Draws}; a
 * type is a {@code dtype} and a {@code shape}, and numbers that are not finite are the strings
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class DrawsJson {
  private static final String FORMAT = "ppl4j draws";
  private static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // The stream is AtomicFile's, which waits for the disk before it closes it.
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private DrawsJson() {}

  private record Document(
      String format,
      int version,
      String model,
      String kernel,
      long seed,
      int warmup,
      int thinning,
      List<Entry> quantities,
      List<String> statistics,
      List<Chain> chains) {}

  @SuppressWarnings("ArrayRecordComponent") // What the file holds, read once.
  private record Entry(String name, Kind kind, DType dtype, int[] shape) {
    Quantity quantity() {
      return new Quantity(name, kind, new Type(dtype, Shape.of(shape)));
    }
  }

  /**
   * Writes draws. The file appears, or replaces an older one, only when it is complete.
   *
   * @throws OutputFailure if it cannot be written; an older file stays as it was
   */
  public static void write(Draws draws, Path file) {
    List<Entry> entries =
        draws.quantities().stream()
            .map(q -> new Entry(q.name(), q.kind(), q.type().dtype(), q.type().shape().dims()))
            .toList();
    Document document =
        new Document(
            FORMAT,
            VERSION,
            draws.model(),
            draws.kernel(),
            draws.seed(),
            draws.warmup(),
            draws.thinning(),
            entries,
            draws.statistics(),
            draws.chains());
    AtomicFile.write(file, "what it held before", out -> MAPPER.writeValue(out, document));
  }

  /**
   * Reads draws.
   *
   * @throws InvalidFile if the file is missing, damaged, or of another kind
   */
  public static Draws read(Path file) {
    try {
      Document document = MAPPER.readValue(file.toFile(), Document.class);
      if (!document.format().equals(FORMAT) || document.version() != VERSION) {
        throw invalid(file, "it is " + document.format() + ", version " + document.version());
      }
      Draws draws =
          new Draws(
              document.model(),
              document.kernel(),
              document.seed(),
              document.warmup(),
              document.thinning(),
              document.quantities().stream().map(Entry::quantity).toList(),
              document.statistics(),
              document.chains());
      requireWhole(draws, file);
      return draws;
    } catch (DatabindException e) {
      throw invalid(file, e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw invalid(file, "it is no whole JSON file (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      throw invalid(file, "there is no such file, or it may not be read");
    }
  }

  private static void requireWhole(Draws draws, Path file) {
    for (Chain chain : draws.chains()) {
      for (Draws.Samples samples : List.of(chain.warmup(), chain.samples())) {
        boolean whole =
            samples.values().size() == draws.quantities().size()
                && samples.statistics().size() == draws.statistics().size()
                && samples.statistics().stream().allMatch(all -> all.length == samples.count());
        for (int i = 0; whole && i < samples.values().size(); i++) {
          int size = draws.quantities().get(i).type().shape().size();
          whole = samples.values().get(i).length == samples.count() * size;
        }
        if (!whole) {
          throw invalid(file, "chain " + chain.number() + " has not a number for everything");
        }
      }
    }
  }

  private static InvalidFile invalid(Path file, String problem) {
    return InvalidFile.of(
        file.toString(), "draws", problem, "give a file that Posterior.save has written");
  }
}
