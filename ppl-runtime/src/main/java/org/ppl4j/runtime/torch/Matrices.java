package org.ppl4j.runtime.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Transpose;
import org.ppl4j.op.TriangularSolve;

/**
 * Lowerings of linear algebra.
 *
 * <p>Of PyTorch's two libraries for float32 on x86-64, MKL (behind {@code matmul}) takes a slow
 * path on AMD's processors: 97 GFLOP/s where oneDNN reaches 110 on one core of Zen 4 (195 and 215
 * on two), and 95 where it reached 203 on a core with wider vector units. But a call of oneDNN
 * costs 10 us more, and it reorders a transposed operand first. Microseconds, Zen 4, one thread:
 *
 * <pre>
 *   m x k x n       a b: MKL  oneDNN     a b': MKL  oneDNN     a' b: MKL  oneDNN
 *   64 x 64 x 64          7      16            7       17            7      21
 *   64 x 400 x 20        18      26           19       30           21      43
 *   256 x 20 x 400       49      54           50       56           50      61
 *   16 x 784 x 400      127     108          133      138          129     122
 *   64 x 784 x 400      450     390          450      450          445     423
 *   1024 x 400 x 20     300     265          300      282          390     520
 *   20 x 1024 x 400     210     178          246      417          205     200
 *   256 x 784 x 400    1700    1500         1700     1750         1690    1690
 *   1024 x 784 x 400   6480    5870         6480     6420         6790    6670
 * </pre>
 *
 * <p>The table's tall and narrow products say when the reordering pays: when what is reordered is
 * used by at least 64 rows or columns, and a left factor on Zen 4 by 256: in the midst of a
 * training step (784 x 50) (50 x 200) takes MKL 31 us less.
 */
final class Matrices {
  private static final boolean X86_64 =
      System.getProperty("os.arch", "").matches("amd64|x86_64|x64");

  private static final int ZEN_4 = 25;
  private static final long LEAST_PRODUCTS = 4_000_000;
  private static final int LEAST_USES = 64;

  /** The same for a left factor, where MKL is not as slow. */
  private static final int LEAST_USES_OF_LEFT = isMklSlow() ? LEAST_USES : 256;

  private Matrices() {}

  static String matmul(Expr n, LoweringContext c) {
    String a = c.in(n, 0);
    String b = c.in(n, 1);
    // The second operand of oneDNN's is the matrix of a linear layer, outputs by inputs.
    return isForOneDnn(n, c)
        ? "ops.mkldnn._linear_pointwise(" + a + ", torch.t(" + b + "), None, \"none\", [], \"\")"
        : "torch.matmul(" + a + ", " + b + ")";
  }

  /** A product with a vector added to each row. */
  static String linear(Expr n, Expr bias, LoweringContext c) {
    String a = c.in(n, 0);
    String b = c.in(n, 1);
    String rows = c.use(bias);
    return isForOneDnn(n, c)
        ? "ops.mkldnn._linear_pointwise(%s, torch.t(%s), %s, \"none\", [], \"\")"
            .formatted(a, b, rows)
        : "torch.addmm(%s, %s, %s)".formatted(rows, a, b);
  }

  private static boolean isForOneDnn(Expr n, LoweringContext c) {
    boolean available =
        X86_64
            && !c.standalone()
            && c.options().device().kind() == Device.Kind.CPU
            && c.options().precision() == Precision.FLOAT32;
    if (!available || n.shape().rank() != 2) {
      return false;
    }
    int rows = n.shape().dim(0);
    int columns = n.shape().dim(1);
    return (long) n.shape().size() * n.input(0).shape().dim(1) >= LEAST_PRODUCTS
        && (columns >= LEAST_USES_OF_LEFT || !isTransposed(n.input(0)))
        && (rows >= LEAST_USES || !isTransposed(n.input(1)));
  }

  /** Not on AMD's up to Zen 4, whose vector units are as wide as those that MKL uses there. */
  private static boolean isMklSlow() {
    try {
      String processor = Files.readString(Path.of("/proc/cpuinfo"));
      Matcher family = Pattern.compile("cpu family\\s*: (\\d+)").matcher(processor);
      boolean known = processor.contains("AuthenticAMD") && family.find();
      return !known || Integer.parseInt(family.group(1)) > ZEN_4;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isTransposed(Expr matrix) {
    return matrix.op() instanceof Transpose;
  }

  static String triangularSolve(Expr n, LoweringContext c) {
    TriangularSolve op = (TriangularSolve) n.op();
    String matrix = op.transposed() ? "torch.mT(" + c.in(n, 0) + ")" : c.in(n, 0);
    String upper = op.lower() == op.transposed() ? "True" : "False";
    return "torch.linalg_solve_triangular(" + matrix + ", " + c.in(n, 1) + ", upper=" + upper + ")";
  }
}
