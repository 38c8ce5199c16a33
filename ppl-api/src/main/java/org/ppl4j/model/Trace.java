package org.ppl4j.model;

import java.util.Map;
import java.util.Set;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * One run of a program, or several side by side: values by address, the result, the log density.
 *
 * @param model the model's name
 * @param values what each random, deterministic and observed site was, by address
 * @param chosen the addresses of the random sites that choices have: neither hidden nor summed over
 * @param result the model's result, its values known; null if it has none
 * @param logDensity the log density of the run: of all its random sites and observations
 * @param <R> the result's type
 */
public record Trace<R>(
    String model, Map<String, Tensor> values, Set<String> chosen, R result, Tensor logDensity) {
  /**
   * What a site was.
   *
   * @throws AddressMismatch if there is no such site; the message lists likely names
   */
  public Tensor get(String address) {
    Tensor value = values.get(address);
    if (value == null) {
      throw AddressMismatch.unused(
          model, address, Suggest.among(address, values.keySet()), Source.here());
    }
    return value;
  }

  /** The values of random sites, as choices for other queries. */
  public Choices choices() {
    Choices out = Choices.empty();
    for (String address : chosen) {
      out = out.and(address, Value.of(Ops.constant(get(address))));
    }
    return out;
  }
}
