package org.ppl4j.runtime.torch;

import ai.djl.Device;
import ai.djl.pytorch.jni.IValue;

/**
 * Copies what a module returned into tensors that last, all in one native call. This spares a Java
 * object for each result, straightens strided results and fetches them from a gpu.
 */
final class OutputCopier {

  private static final String COPY =
      """
      class M(Module):
        def forward(self: __torch__.M, results: List[Tensor], targets: List[Tensor]) -> int:
          torch._foreach_copy_(targets, results)
          return 0
      """;

  private static final String CHECK =
      """
      class M(Module):
        def forward(self: __torch__.M, results: List[Tensor], targets: List[Tensor]) -> int:
          if torch.ne(torch.len(results), torch.len(targets)):
            ops.prim.RaiseException("The number of outputs differs from the signature's")
          else:
            pass
          unfit = -1
          for i in range(torch.len(targets)):
            result = results[i]
            target = targets[i]
            if torch.ne(torch.size(result), torch.size(target)):
              unfit = i
            else:
              if torch.ne(ops.prim.dtype(result), ops.prim.dtype(target)):
                unfit = i
              else:
                pass
          return unfit
      """;

  /** Both are kept until the process ends. */
  private static final TorchModule COPIER = TorchModule.load(COPY, Device.cpu());

  private static final TorchModule CHECKER = TorchModule.load(CHECK, Device.cpu());

  private OutputCopier() {}

  /**
   * Copies each result into the target of the same index: 3 us and 0.4 us for each.
   *
   * @param results a list of tensors
   * @param targets a list of as many tensors, of the same data types and shapes
   */
  static void copy(IValue results, IValue targets) {
    COPIER.forward(results, targets).close();
  }

  /**
   * Compares each result with the target of the same index.
   *
   * @param results a list of tensors
   * @param targets a list of as many tensors
   * @return -1, or the index of a result whose data type or shape is not its target's
   * @throws ai.djl.engine.EngineException if the lists' sizes differ
   */
  static int check(IValue results, IValue targets) {
    try (IValue unfit = CHECKER.forward(results, targets)) {
      return (int) unfit.toLong();
    }
  }
}
