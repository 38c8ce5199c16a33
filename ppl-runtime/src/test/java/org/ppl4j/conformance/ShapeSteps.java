package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.Concat;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Diagonal;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Iota;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Max;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Slice;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Transpose;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** Random steps that move, index, reduce and multiply. */
final class ShapeSteps {

  private static final int HIGHEST_RANK = 3;

  static final List<Consumer<RandomGraph>> STEPS =
      List.of(
          ShapeSteps::reshape,
          ShapeSteps::expand,
          ShapeSteps::expand,
          ShapeSteps::transpose,
          ShapeSteps::slice,
          ShapeSteps::pad,
          ShapeSteps::reverse,
          ShapeSteps::concat,
          ShapeSteps::gather,
          ShapeSteps::scatterAdd,
          ShapeSteps::iota,
          ShapeSteps::reduce,
          ShapeSteps::reduce,
          ShapeSteps::alongAxis,
          ShapeSteps::matMul,
          ShapeSteps::factor,
          ShapeSteps::diagonal);

  private ShapeSteps() {}

  private static void reshape(RandomGraph g) {
    Expr x = any(g, 0);
    if (x != null) {
      List<Integer> dims = new ArrayList<>(IntStream.of(x.shape().dims()).boxed().toList());
      if (dims.size() > 1 && g.random().nextBoolean()) {
        dims.add(dims.remove(0) * dims.remove(0));
      } else if (dims.size() < HIGHEST_RANK) {
        dims.add(g.random().nextInt(dims.size() + 1), 1);
      }
      g.add(new Reshape(Shape.of(dims.stream().mapToInt(i -> i).toArray())), x);
    }
  }

  private static void expand(RandomGraph g) {
    Expr x = any(g, 0);
    if (x != null && x.shape().rank() < HIGHEST_RANK) {
      int fresh = g.random().nextInt(x.shape().rank() + 1);
      Axes kept = Axes.of(fresh).complement(x.shape().rank() + 1);
      int[] dims = new int[x.shape().rank() + 1];
      for (int i = 0; i < kept.count(); i++) {
        dims[kept.get(i)] = x.shape().dim(i);
      }
      dims[fresh] = g.random().nextInt(1, 4);
      g.add(new Expand(Shape.of(dims), kept), x);
    }
  }

  private static void transpose(RandomGraph g) {
    Expr x = any(g, 2);
    if (x != null) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
      Collections.shuffle(order, new Random(g.random().nextLong()));
      g.add(new Transpose(Axes.of(order.stream().mapToInt(i -> i).toArray())), x);
    }
  }

  private static void slice(RandomGraph g) {
    Expr x = any(g, 1);
    if (x != null) {
      int[] dims = x.shape().dims();
      int[] starts = IntStream.of(dims).map(d -> g.random().nextInt(Math.min(d, 2) + 1)).toArray();
      int[] limits = new int[dims.length];
      for (int i = 0; i < dims.length; i++) {
        starts[i] = Math.min(starts[i], Math.max(dims[i] - 1, 0));
        limits[i] = dims[i] - (dims[i] - starts[i] > 1 ? g.random().nextInt(2) : 0);
      }
      Axes steps = counts(g, dims.length, 1, 3);
      g.add(new Slice(Axes.of(starts), Axes.of(limits), steps), x);
    }
  }

  private static void pad(RandomGraph g) {
    Expr x = any(g, 1);
    if (x != null) {
      int rank = x.shape().rank();
      g.add(new Pad(counts(g, rank, 0, 2), counts(g, rank, 0, 2), counts(g, rank, 0, 2)), x);
    }
  }

  private static void reverse(RandomGraph g) {
    Expr x = any(g, 1);
    if (x != null) {
      g.add(new Reverse(Axes.of(axis(g, x))), x);
    }
  }

  private static void concat(RandomGraph g) {
    Expr x = any(g, 1);
    if (x != null) {
      int axis = axis(g, x);
      Expr y = g.of(x.type().withShape(x.shape().with(axis, g.random().nextInt(4))));
      g.add(new Concat(axis), x, y);
    }
  }

  private static void gather(RandomGraph g) {
    Expr table = any(g, 1);
    if (table != null) {
      Indices indices = indices(g, table);
      if (indices != null) {
        g.add(new Gather(indices.axis, indices.batchDims), table, indices.values);
      }
    }
  }

  private static void scatterAdd(RandomGraph g) {
    Expr table = g.find(node -> node.shape().rank() > 0 && node.dtype() != DType.BOOL);
    if (table != null) {
      Indices at = indices(g, table);
      if (at != null) {
        Shape slices =
            Expr.of(new Gather(at.axis, at.batchDims), List.of(table, at.values)).shape();
        Expr added = g.of(table.type().withShape(slices));
        g.add(new ScatterAdd(at.axis, at.batchDims), table, at.values, added);
      }
    }
  }

  /** Indices into one axis of a table, always valid. */
  private record Indices(Expr values, int axis, int batchDims) {}

  private static @Nullable Indices indices(RandomGraph g, Expr table) {
    int axis = axis(g, table);
    int batchDims = g.random().nextInt(axis + 1);
    if (table.shape().dim(axis) == 0) {
      return null;
    }
    Shape shape = table.shape().slice(0, batchDims);
    if (g.random().nextBoolean() && table.shape().rank() < HIGHEST_RANK) {
      shape = shape.concat(Shape.of(g.random().nextInt(1, 4)));
    }
    Expr raw = g.of(new Type(DType.INT, shape));
    Expr valid = g.add(new Mod(), raw, Ops.integer(table.shape().dim(axis)));
    return valid == null ? null : new Indices(valid, axis, batchDims);
  }

  private static void iota(RandomGraph g) {
    g.add(new Iota(g.random().nextInt(1, 5)));
  }

  private static void reduce(RandomGraph g) {
    Expr x = any(g, 1);
    if (x == null || x.dtype() == DType.BOOL) {
      return;
    }
    int[] some =
        IntStream.range(0, x.shape().rank()).filter(axis -> g.random().nextBoolean()).toArray();
    Axes axes = Axes.of(some);
    boolean real = x.type().isReal();
    if (IntStream.of(some).allMatch(axis -> x.shape().dim(axis) > 0)) {
      switch (g.random().nextInt(3)) {
        case 0 -> g.add(new Max(axes), x);
        case 1 -> g.add(real ? new LogSumExp(axes) : new Sum(axes), x);
        default -> g.add(new Sum(axes), x);
      }
    }
  }

  private static void alongAxis(RandomGraph g) {
    Expr x = any(g, 1);
    if (x == null || x.dtype() == DType.BOOL) {
      return;
    }
    int axis = axis(g, x);
    if (x.type().isReal() && g.random().nextBoolean() && x.shape().dim(axis) > 0) {
      g.add(new ArgMax(axis), x);
    } else {
      g.add(new CumSum(axis, g.random().nextBoolean()), x);
    }
  }

  private static void matMul(RandomGraph g) {
    Expr a = g.find(node -> node.type().isReal() && node.shape().rank() >= 2);
    if (a != null) {
      int rank = a.shape().rank();
      Shape shape =
          a.shape()
              .with(rank - 2, a.shape().dim(rank - 1))
              .with(rank - 1, g.random().nextInt(1, 4));
      g.add(new MatMul(), a, g.of(a.type().withShape(shape)));
    }
  }

  /** The factor of A A' + 1, and a solution with it. */
  private static void factor(RandomGraph g) {
    Expr a = g.find(node -> node.type().isReal() && node.shape().rank() >= 2);
    if (a == null) {
      return;
    }
    Expr product = Ops.matmul(a, Ops.matrixTranspose(a));
    int rank = product.shape().rank();
    int n = product.shape().dim(rank - 1);
    Expr one = Ops.diag(Ops.expand(Ops.real(1), product.shape().without(rank - 1)));
    Expr definite = g.addAll(Ops.plus(product, one));
    Expr factor = definite == null || n == 0 ? null : g.add(new Cholesky(), definite);
    if (factor != null) {
      Shape right = product.shape().with(rank - 1, g.random().nextInt(1, 3));
      TriangularSolve solve = new TriangularSolve(true, g.random().nextBoolean());
      g.add(solve, factor, g.of(Type.real().withShape(right)));
    }
  }

  private static void diagonal(RandomGraph g) {
    Expr x = any(g, 1);
    if (x != null) {
      int rank = x.shape().rank();
      boolean square = rank >= 2 && x.shape().dim(rank - 1) == x.shape().dim(rank - 2);
      if (square) {
        g.add(new Diagonal(), x);
      } else if (rank < HIGHEST_RANK) {
        g.add(new Diag(), x);
      }
    }
  }

  private static @Nullable Expr any(RandomGraph g, int rank) {
    return g.find(node -> node.shape().rank() >= rank);
  }

  private static int axis(RandomGraph g, Expr x) {
    return g.random().nextInt(x.shape().rank());
  }

  private static Axes counts(RandomGraph g, int count, int low, int high) {
    return Axes.of(IntStream.range(0, count).map(i -> g.random().nextInt(low, high)).toArray());
  }
}
