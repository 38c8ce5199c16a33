package org.ppl4j.dist;

import java.util.List;

/**
 * The distributions made of others, and the limits of others. They have no parameters of their own
 * to make a row of: what they are made of varies, so each is tested by {@link WrapperRows} and
 * {@link CombinatorTest}, or case by case in {@link CombinatorCasesTest}.
 */
final class CombinatorRows {
  /** What the table leaves to them. */
  static final List<Class<?>> ELSEWHERE =
      List.of(
          Censored.class,
          CensoredInteger.class,
          Delta.class,
          Flat.class,
          Iid.class,
          IidUnivariate.class,
          Independent.class,
          Masked.class,
          Masked.Elementwise.class,
          Mixture.class,
          MixtureSameFamily.class,
          MixtureUnivariate.class,
          RelaxedBernoulli.class,
          RelaxedOneHotCategorical.class,
          Restricted.class,
          Transformed.class,
          TransformedUnivariate.class,
          Truncated.class,
          TruncatedInteger.class,
          ZeroInflated.class);

  private CombinatorRows() {}
}
