package org.ppl4j.dist;

import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;

/** A support of integers, onto which no smooth map leads. */
public interface DiscreteSupport extends Support {
  @Override
  default boolean isDiscrete() {
    return true;
  }

  /**
   * Always fails.
   *
   * @throws InvalidArgument naming this support
   */
  @Override
  default Bijector bijector(Shape shape) {
    throw InvalidArgument.of(
        Report.of("support " + describe() + " is discrete: no smooth map leads onto it.")
            .at(Source.here())
            .cure("enumerate or marginalize the variable, or give it a relaxed distribution"));
  }
}
