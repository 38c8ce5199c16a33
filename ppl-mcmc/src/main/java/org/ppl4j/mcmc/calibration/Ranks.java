package org.ppl4j.mcmc.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.type.Tensor;

/** How many draws lie below the truth, number by number; among equal ones, by chance. */
final class Ranks {
  private final Key key;
  private final Map<String, Integer> found = new LinkedHashMap<>();

  Ranks(Key key) {
    this.key = key;
  }

  /**
   * Ranks each number of a quantity.
   *
   * @param truth what it is
   * @param draws the draws as outermost axis
   */
  void add(String name, Tensor truth, Tensor draws) {
    int size = truth.data().length;
    for (int i = 0; i < size; i++) {
      int below = 0;
      int equal = 0;
      for (int j = i; j < draws.data().length; j += size) {
        below += draws.get(j) < truth.get(i) ? 1 : 0;
        equal += draws.get(j) == truth.get(i) ? 1 : 0;
      }
      String element = truth.shape().isScalar() ? name : name + "[" + i + "]";
      double chance = NoiseSource.uniform(key.fold(element), 0);
      found.put(element, below + (int) (chance * (equal + 1)));
    }
  }

  Map<String, Integer> found() {
    return found;
  }
}
