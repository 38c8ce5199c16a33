package org.ppl4j.model;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/** Reads models from files; found as a service, so that the API does not know the language. */
public interface ModelLoader {
  /**
   * A model that a file declares.
   *
   * @param name which one; null for the only one
   */
  Model<Fields, Fields> load(Path file, @Nullable String name);

  /** The one that is on the class path. */
  static ModelLoader found() {
    return ServiceLoader.load(ModelLoader.class, ModelLoader.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                InvalidArgument.of(
                    Report.of("nothing here reads models from files.")
                        .at(Source.here())
                        .cure("add org.ppl4j:ppl-grammar to the class path")));
  }
}
