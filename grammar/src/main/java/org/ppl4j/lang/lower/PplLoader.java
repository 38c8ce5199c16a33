package org.ppl4j.lang.lower;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.ModelLoader;

/** Lets {@code Model.load(...)} read {@code .ppl} files. */
public final class PplLoader implements ModelLoader {
  @Override
  public Model<Fields, Fields> load(Path file, @Nullable String name) {
    PplModule module = PplModule.load(file);
    return name == null ? module.model() : module.model(name);
  }
}
