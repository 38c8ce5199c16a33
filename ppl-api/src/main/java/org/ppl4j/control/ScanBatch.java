package org.ppl4j.control;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Axes;

/** Many loops at once: one loop whose body does its step for all of them. */
final class ScanBatch {
  private ScanBatch() {}

  /** Everything carried gets the new axis; sequences have it inside the loop's. */
  static List<Expr> batch(Scan scan, List<Expr> inputs, boolean[] mapped, int size) {
    int carries = scan.carries();
    boolean[] inBody = mapped.clone();
    List<Expr> operands = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Expr input = inputs.get(i);
      if (i < carries) {
        inBody[i] = true;
        operands.add(mapped[i] ? input : Ops.expandFront(input, size));
      } else {
        boolean sequence = i < carries + scan.sequences();
        operands.add(sequence && mapped[i] ? swapFront(input) : input);
      }
    }
    Graph body = Batch.batch(scan.body(), inBody, size);
    Scan wide = new Scan(body, scan.length(), carries, scan.sequences(), scan.reverse());
    List<Expr> results = Output.all(Expr.of(wide, operands));
    List<Expr> out = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      out.add(i < carries ? results.get(i) : swapFront(results.get(i)));
    }
    return out;
  }

  private static Expr swapFront(Expr x) {
    int[] order = Axes.range(0, x.shape().rank()).toArray();
    order[0] = 1;
    order[1] = 0;
    return Ops.transpose(x, order);
  }
}
