package org.ppl4j.ir;

import java.util.List;
import java.util.ServiceLoader;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/**
 * Runs a graph once. The compiler registers the one that chooses between executors; without it the
 * interpreter serves.
 */
public interface Runner {
  /** The graph's outputs for these inputs and a key's noise. */
  List<Tensor> run(Graph graph, List<Tensor> inputs, Key key);

  /** The best one there is. */
  static Runner best() {
    return ServiceLoader.load(Runner.class, Runner.class.getClassLoader())
        .findFirst()
        .orElse(Evaluator::evaluate);
  }
}
