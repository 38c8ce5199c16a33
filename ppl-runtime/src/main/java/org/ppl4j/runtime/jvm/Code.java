package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What bytecode is written from: blocks of statements, in which each value is computed once, at its
 * definition, and then stands in a local.
 */
final class Code {
  private Code() {}

  /** A number. */
  abstract static sealed class Value {}

  /** A number known now. */
  static final class Literal extends Value {
    final double number;

    Literal(double number) {
      this.number = number;
    }
  }

  /** An array's element. */
  static final class Load extends Value {
    Buffer buffer;
    Index at;

    Load(Buffer buffer, Index at) {
      this.buffer = buffer;
      this.at = at;
    }

    /** The same number lies elsewhere as well. */
    void move(Buffer newBuffer, Index newAt) {
      buffer = newBuffer;
      at = newAt;
    }
  }

  /** An index as a number. */
  static final class Number extends Value {
    final Index index;

    Number(Index index) {
      this.index = index;
    }
  }

  /** A function of numbers. */
  static final class Apply extends Value {
    final Function function;
    final List<Value> operands;

    Apply(Function function, List<Value> operands) {
      this.function = function;
      this.operands = operands;
    }
  }

  /** A variable's number at the moment of this definition. */
  static final class Read extends Value {
    final Variable variable;

    Read(Variable variable) {
      this.variable = variable;
    }
  }

  /** An integer out of a constant table. */
  static final class Entry extends Value implements Index.Atom {
    final Table table;
    final Index at;

    Entry(Table table, Index at) {
      this.table = table;
      this.at = at;
    }

    @Override
    public int greatest() {
      return table.greatest();
    }
  }

  /** A number that must be an index into an axis of {@code length}; else the call fails. */
  static final class Checked extends Value implements Index.Atom {
    final Value number;
    final int length;
    final int site;

    Checked(Value number, int length, int site) {
      this.number = number;
      this.length = length;
      this.site = site;
    }

    @Override
    public int greatest() {
      return Math.max(length - 1, 0);
    }
  }

  /** A local that is assigned more than once. */
  static final class Variable {}

  /** Constant integers. */
  static final class Table {
    final int[] data;
    int slot = -1;

    Table(int[] data) {
      this.data = data;
    }

    int least() {
      int least = Integer.MAX_VALUE;
      for (int entry : data) {
        least = Math.min(least, entry);
      }
      return least;
    }

    int greatest() {
      int greatest = 0;
      for (int entry : data) {
        greatest = Math.max(greatest, entry);
      }
      return greatest;
    }
  }

  /** A step of a block. */
  sealed interface Statement {}

  /** Computes a value. */
  record Define(Value value) implements Statement {}

  /** Sets an array's element. */
  record Store(Buffer buffer, Index at, Value value) implements Statement {}

  /** Adds to an array's element. */
  record Add(Buffer buffer, Index at, Value value) implements Statement {}

  /** Sets a variable. */
  record Assign(Variable variable, Value value) implements Statement {}

  /** Does a block for each value of the counter. */
  record Loop(LoopVariable counter, Block body) implements Statement {}

  /**
   * Does a loop many turns at once, and one by one only what is left over.
   *
   * @param span which of the turns; null for all
   */
  record VectorLoop(Loop loop, int lanes, @Nullable Span span) implements Statement {}

  /**
   * A block of a loop's turns.
   *
   * @param block the number of the block
   * @param size how many turns it has, if it is not the last
   * @param totals the vectors of sums and maxima, between blocks
   * @param places the place of each in {@code totals}
   */
  record Span(LoopVariable block, int size, Buffer totals, Map<Object, Integer> places) {}

  /** Does one of two blocks. */
  record Branch(Value condition, Block yes, Block no) implements Statement {}

  /**
   * Calls a routine.
   *
   * @param routine the name of a static method of {@link Routines} or {@link MatrixRoutines}
   * @param arguments in order: {@link Buffer} for {@code double[]}, {@link Table} for {@code
   *     int[]}, {@link Index} and Integer for {@code int}, Double, Boolean, {@link Site} for a
   *     captured object, {@link Whole#ARRAYS} for all arrays
   * @param reads the buffers that it reads
   * @param writes the buffers that it writes
   * @param lanes 1, or how many numbers are to be done at once by {@link VectorMatrices}
   */
  record Invoke(
      String routine, List<Object> arguments, List<Buffer> reads, List<Buffer> writes, int lanes)
      implements Statement {
    Invoke(String routine, List<Object> arguments, List<Buffer> reads, List<Buffer> writes) {
      this(routine, arguments, reads, writes, 1);
    }
  }

  /** Does a block that has a method of its own. */
  record Section(Block body) implements Statement {}

  /** All that the code works on. */
  enum Whole {
    /** Its arrays of doubles. */
    ARRAYS
  }

  /** A captured object, by its place among the code's objects. */
  record Site(int slot, Class<?> type) {}

  /** The values that a statement itself reads, blocks in it left out. */
  static List<Value> reads(Statement statement) {
    List<Value> reads = new ArrayList<>();
    if (statement instanceof Define define) {
      if (define.value instanceof Load load) {
        atoms(load.at, reads);
      } else if (define.value instanceof Number number) {
        atoms(number.index, reads);
      } else if (define.value instanceof Apply apply) {
        reads.addAll(apply.operands);
      } else if (define.value instanceof Entry entry) {
        atoms(entry.at, reads);
      } else if (define.value instanceof Checked checked) {
        reads.add(checked.number);
      }
    } else if (statement instanceof Store store) {
      atoms(store.at, reads);
      reads.add(store.value);
    } else if (statement instanceof Add add) {
      atoms(add.at, reads);
      reads.add(add.value);
    } else if (statement instanceof Assign assign) {
      reads.add(assign.value);
    } else if (statement instanceof Branch branch) {
      reads.add(branch.condition);
    } else if (statement instanceof Invoke invoke) {
      for (Object argument : invoke.arguments) {
        if (argument instanceof Index index) {
          atoms(index, reads);
        }
      }
    }
    return reads;
  }

  private static void atoms(Index index, List<Value> into) {
    for (Index.Term term : index.terms()) {
      if (term.atom() instanceof Value value) {
        into.add(value);
      } else if (term.atom() instanceof Index.Quotient quotient) {
        atoms(quotient.dividend(), into);
      } else if (term.atom() instanceof Index.Remainder remainder) {
        atoms(remainder.dividend(), into);
      }
    }
  }

  /** The buffers and tables that a statement itself uses, blocks in it left out. */
  static List<Object> arrays(Statement statement) {
    List<Object> arrays = new ArrayList<>();
    if (statement instanceof Define define) {
      if (define.value instanceof Load load) {
        arrays.add(load.buffer);
      } else if (define.value instanceof Entry entry) {
        arrays.add(entry.table);
      }
    } else if (statement instanceof Store store) {
      arrays.add(store.buffer);
    } else if (statement instanceof Add add) {
      arrays.add(add.buffer);
    } else if (statement instanceof VectorLoop vector && vector.span != null) {
      arrays.add(vector.span.totals);
    } else if (statement instanceof Invoke invoke) {
      arrays.addAll(invoke.reads);
      arrays.addAll(invoke.writes);
      for (Object argument : invoke.arguments) {
        if (argument instanceof Table) {
          arrays.add(argument);
        }
      }
    }
    return arrays;
  }

  /** The blocks in a statement. */
  static List<Block> blocks(Statement statement) {
    if (statement instanceof Loop loop) {
      return List.of(loop.body);
    }
    if (statement instanceof Branch branch) {
      return List.of(branch.yes, branch.no);
    }
    if (statement instanceof VectorLoop vector) {
      return List.of(vector.loop.body);
    }
    return statement instanceof Section section ? List.of(section.body) : List.of();
  }

  /** Statements in order. */
  static final class Block {
    final List<Statement> statements = new ArrayList<>();
  }
}
