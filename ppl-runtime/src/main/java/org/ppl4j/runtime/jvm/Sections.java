package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;

/** Cuts code into methods: HotSpot does not compile those of 8,000 bytes and more. */
final class Sections {
  /** Below 8,000, since sizes are estimates and a method begins by fetching its arrays. */
  private static final int LARGEST = 5_500;

  /** A call of a section. */
  private static final int CALL = 32;

  private Sections() {}

  /** Cuts a block until what is left of it fits a method. */
  static void cut(Block block) {
    for (Statement statement : block.statements) {
      Code.blocks(statement).forEach(Sections::cut);
    }
    while (size(block) > LARGEST && block.statements.size() > 1) {
      List<Statement> sections = new ArrayList<>();
      Block section = new Block();
      int size = 0;
      for (Statement statement : block.statements) {
        int more = size(statement);
        if (size + more > LARGEST && size > 0) {
          sections.add(new Code.Section(section));
          section = new Block();
          size = 0;
        }
        section.statements.add(statement);
        size += more;
      }
      sections.add(new Code.Section(section));
      block.statements.clear();
      block.statements.addAll(sections);
    }
  }

  private static int size(Block block) {
    return block.statements.stream().mapToInt(Sections::size).sum();
  }

  /** About how many bytes a statement takes, rather too many. */
  private static int size(Statement statement) {
    if (statement instanceof Code.Section) {
      return CALL;
    }
    int size = statement instanceof Code.VectorLoop ? 4_000 : 12;
    size += 8 * Code.reads(statement).size();
    for (Block block : Code.blocks(statement)) {
      size += 12 + size(block);
    }
    if (statement instanceof Code.Define define) {
      if (define.value() instanceof Code.Load load) {
        size += size(load.at);
      } else if (define.value() instanceof Code.Entry entry) {
        size += size(entry.at);
      } else if (define.value() instanceof Code.Number number) {
        size += size(number.index);
      }
    } else if (statement instanceof Code.Store store) {
      size += size(store.at());
    } else if (statement instanceof Code.Add add) {
      size += size(add.at());
    } else if (statement instanceof Code.Invoke invoke) {
      size += 8 * invoke.arguments().size();
    }
    return size;
  }

  private static int size(Index index) {
    int size = 4;
    for (Index.Term term : index.terms()) {
      size += 10;
      if (term.atom() instanceof Index.Quotient quotient) {
        size += size(quotient.dividend());
      } else if (term.atom() instanceof Index.Remainder remainder) {
        size += size(remainder.dividend());
      }
    }
    return size;
  }
}
