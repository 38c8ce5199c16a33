package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * One value alone, of any type: where a point mass lies.
 *
 * @param value the value
 */
public record Point(Value value) implements BoundedSupport {
  @Override
  public String describe() {
    return "point(" + Members.text(value) + ")";
  }

  @Override
  public Bool contains(Value other) {
    Real x = Members.real(other);
    return Members.all(x.equalTo(Members.fit(Members.real(value), x.shape())));
  }

  @Override
  public Real lower() {
    return Members.real(value);
  }

  @Override
  public Real upper() {
    return Members.real(value);
  }

  @Override
  public boolean isDiscrete() {
    return value.expr().dtype() != DType.REAL;
  }

  /**
   * Always fails.
   *
   * @throws InvalidArgument naming this support
   */
  @Override
  public Bijector bijector(Shape shape) {
    throw InvalidArgument.of(
        Report.of("support " + describe() + " is a single value: no map leads onto it.")
            .at(Source.here())
            .cure("use the value itself, or give the variable a density"));
  }
}
