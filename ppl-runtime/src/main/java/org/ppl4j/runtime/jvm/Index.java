package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;

/**
 * A place along an axis or in an array: a constant plus multiples of atoms, which are loop
 * counters, quotients and remainders of other indices, and numbers read at run time. Equal indices
 * are equal objects, so that what was computed at one place is found again.
 *
 * @param constant what is added
 * @param terms the multiples, none of them zero, each atom once
 */
record Index(int constant, List<Term> terms) {
  static final Index ZERO = new Index(0, List.of());

  /** Something whose value is known only when the code runs; it is not negative. */
  interface Atom {
    /** An upper bound of its value. */
    int greatest();
  }

  /** A multiple of an atom. */
  record Term(Atom atom, int factor) {}

  /** {@code dividend / divisor}, rounded down. */
  record Quotient(Index dividend, int divisor) implements Atom {
    @Override
    public int greatest() {
      return dividend.greatest() / divisor;
    }
  }

  /** {@code dividend % divisor}. */
  record Remainder(Index dividend, int divisor) implements Atom {
    @Override
    public int greatest() {
      return divisor - 1;
    }
  }

  /** An index that will be read at run time. */
  static final class Unknown implements Atom {
    private final int length;

    Unknown(int length) {
      this.length = length;
    }

    @Override
    public int greatest() {
      return Math.max(length - 1, 0);
    }
  }

  static Index of(int constant) {
    return new Index(constant, List.of());
  }

  static Index of(Atom atom) {
    return new Index(0, List.of(new Term(atom, 1)));
  }

  boolean isConstant() {
    return terms.isEmpty();
  }

  /** Whether it is nothing but this atom. */
  boolean is(Atom atom) {
    return constant == 0
        && terms.size() == 1
        && terms.get(0).factor() == 1
        && terms.get(0).atom().equals(atom);
  }

  Index plus(int more) {
    return new Index(constant + more, terms);
  }

  Index plus(Index other) {
    if (other.terms.isEmpty()) {
      return plus(other.constant);
    }
    List<Term> sum = new ArrayList<>(terms);
    for (Term term : other.terms) {
      int at = 0;
      while (at < sum.size() && !sum.get(at).atom().equals(term.atom())) {
        at++;
      }
      if (at == sum.size()) {
        sum.add(term);
      } else {
        int factor = sum.get(at).factor() + term.factor();
        if (factor == 0) {
          sum.remove(at);
        } else {
          sum.set(at, new Term(term.atom(), factor));
        }
      }
    }
    return new Index(constant + other.constant, List.copyOf(sum)).joined();
  }

  /** Puts a quotient and its remainder together again. */
  private Index joined() {
    for (Term whole : terms) {
      if (whole.atom() instanceof Quotient quotient && whole.factor() % quotient.divisor() == 0) {
        int factor = whole.factor() / quotient.divisor();
        Term rest = new Term(new Remainder(quotient.dividend(), quotient.divisor()), factor);
        if (terms.contains(rest)) {
          List<Term> others =
              terms.stream().filter(term -> !term.equals(whole) && !term.equals(rest)).toList();
          return new Index(constant, others).plus(quotient.dividend().times(factor));
        }
      }
    }
    return this;
  }

  Index times(int factor) {
    if (factor == 0) {
      return ZERO;
    }
    return factor == 1
        ? this
        : new Index(
            constant * factor,
            terms.stream().map(term -> new Term(term.atom(), term.factor() * factor)).toList());
  }

  /** The quotient by a positive number; exact terms are divided at once. */
  Index div(int divisor) {
    Split split = split(divisor);
    Index rest = split.rest;
    if (divisor == 1) {
      return this;
    }
    if (rest.isWithin(divisor)) {
      return split.whole;
    }
    return split.whole.plus(of(new Quotient(rest, divisor)));
  }

  /** The remainder by a positive number. */
  Index mod(int divisor) {
    if (divisor == 1) {
      return ZERO;
    }
    Index rest = split(divisor).rest;
    return rest.isWithin(divisor) ? rest : of(new Remainder(rest, divisor));
  }

  /** {@code whole * divisor + rest}, rest without multiples of the divisor. */
  private record Split(Index whole, Index rest) {}

  private Split split(int divisor) {
    List<Term> whole = new ArrayList<>();
    List<Term> rest = new ArrayList<>();
    for (Term term : terms) {
      if (term.factor() % divisor == 0) {
        whole.add(new Term(term.atom(), term.factor() / divisor));
      } else {
        rest.add(term);
      }
    }
    boolean hasNegative = rest.stream().anyMatch(term -> term.factor() < 0);
    int exact = hasNegative ? 0 : Math.floorDiv(constant, divisor);
    return new Split(
        new Index(exact, List.copyOf(whole)),
        new Index(constant - exact * divisor, List.copyOf(rest)));
  }

  private boolean isWithin(int limit) {
    return least() >= 0 && greatest() < limit;
  }

  private long least() {
    long least = constant;
    for (Term term : terms) {
      least += term.factor() < 0 ? (long) term.factor() * term.atom().greatest() : 0;
    }
    return least;
  }

  /** An upper bound of its value. */
  int greatest() {
    long greatest = constant;
    for (Term term : terms) {
      greatest += term.factor() > 0 ? (long) term.factor() * term.atom().greatest() : 0;
    }
    return (int) Math.min(greatest, Integer.MAX_VALUE);
  }

  /** How much it grows when an atom grows by one; -1 if that is not the same everywhere. */
  int stride(Atom atom) {
    int stride = 0;
    for (Term term : terms) {
      if (term.atom().equals(atom)) {
        stride = term.factor();
      } else if (mentions(term.atom(), atom)) {
        return -1;
      }
    }
    return stride;
  }

  /** Whether it changes with an atom. */
  boolean mentions(Atom atom) {
    return terms.stream().anyMatch(term -> term.atom().equals(atom) || mentions(term.atom(), atom));
  }

  private static boolean mentions(Atom within, Atom atom) {
    if (within instanceof Quotient quotient) {
      return quotient.dividend().mentions(atom);
    }
    if (within instanceof Remainder remainder) {
      return remainder.dividend().mentions(atom);
    }
    // A number read at run time may depend on anything.
    return !(within instanceof LoopVariable);
  }

  /** The place in a row-major array of a shape's sizes. */
  static Index linear(List<Index> place, int[] dims) {
    Index at = ZERO;
    for (int axis = 0; axis < dims.length; axis++) {
      at = at.times(dims[axis]).plus(place.get(axis));
    }
    return at;
  }
}
