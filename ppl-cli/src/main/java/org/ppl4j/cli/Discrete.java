package org.ppl4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.type.DType;

/** Discrete sites, which automatic guides cannot draw. */
final class Discrete {
  private Discrete() {}

  /** The model with its finite discrete sites summed over, as samplers do by themselves. */
  static <R> Model<NoArguments, R> summed(Model<NoArguments, R> model) {
    List<String> summed = new ArrayList<>();
    for (Program.Entry entry : model.trace().choices()) {
      if (entry.site() instanceof Site.Sample sample
          && sample.value().dtype() != DType.REAL
          && sample.distribution().support().values() != null) {
        summed.add(sample.address());
      }
    }
    return summed.isEmpty()
        ? model
        : model.with(Handlers.marginalize(summed.toArray(String[]::new)));
  }
}
