package org.ppl4j.lang.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Censored;
import org.ppl4j.dist.CensoredInteger;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Distributions;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.HasQuantile;
import org.ppl4j.dist.MixtureSameFamily;
import org.ppl4j.dist.Truncated;
import org.ppl4j.dist.TruncatedInteger;
import org.ppl4j.dist.Univariate;
import org.ppl4j.dist.ZeroInflated;
import org.ppl4j.type.DType;

/**
 * Distributions made of others. Which can be made of which javac knows from types that are lost
 * here, and the checker asks again.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
final class Combined {
  private Combined() {}

  private static Distribution<?> require(
      Arguments a, int position, String what, Class<?>... parts) {
    Distribution<?> base = a.distribution(position);
    for (Class<?> part : parts) {
      if (!part.isInstance(base)) {
        throw new IllegalArgumentException(what + " needs " + part.getSimpleName());
      }
    }
    return base;
  }

  static Distribution<?> truncated(Arguments a) {
    Distribution<?> base =
        require(a, 0, "truncated", Univariate.class, HasCdf.class, HasQuantile.class);
    return base.dtype() == DType.INT
        ? new TruncatedInteger((Univariate) base, a.integer(1), a.integer(2))
        : new Truncated((Univariate) base, a.real(1), a.real(2));
  }

  static Distribution<?> censored(Arguments a) {
    Distribution<?> base = require(a, 0, "censored", Univariate.class, HasCdf.class);
    return base.dtype() == DType.INT
        ? new CensoredInteger((Univariate) base, a.integer(1), a.integer(2))
        : new Censored((Univariate) base, a.real(1), a.real(2));
  }

  static Distribution<?> zeroInflated(Arguments a) {
    return new ZeroInflated(
        a.real(0), (Univariate<Int>) require(a, 1, "zero_inflated", Univariate.class));
  }

  static Distribution<?> mixture(Arguments a) {
    List<Distribution<Value>> components = new ArrayList<>();
    for (Object each : a.as(List.class, 1)) {
      components.add((Distribution<Value>) each);
    }
    return Distributions.mixture(a.real(0), components.toArray(new Distribution[0]));
  }

  static Distribution<?> mixtureSameFamily(Arguments a) {
    return new MixtureSameFamily(
        a.real(0), (Univariate) require(a, 1, "mixture_same_family", Univariate.class));
  }

  static Distribution<?> iid(Arguments a) {
    return Distributions.iid((Distribution<Real>) a.distribution(0), a.sizes(1));
  }
}
