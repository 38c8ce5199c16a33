package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Tensor;

/**
 * An operation that is run by its own kernel on whole tensors. It makes new arrays at each call; it
 * is for operations that a graph of this executor rarely has.
 *
 * @param node the operation's application
 * @param operands the arrays of its inputs
 * @param results those of its results
 */
record WholeKernel(Expr node, List<Buffer> operands, List<Buffer> results) {
  void run(double[][] arrays) {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      inputs.add(Tensor.wrap(node.input(i).type(), arrays[operands.get(i).slot()]));
    }
    List<Tensor> outputs = node.op().evaluate(node.types(), inputs);
    for (int i = 0; i < results.size(); i++) {
      double[] data = outputs.get(i).data();
      System.arraycopy(data, 0, arrays[results.get(i).slot()], 0, data.length);
    }
  }
}
