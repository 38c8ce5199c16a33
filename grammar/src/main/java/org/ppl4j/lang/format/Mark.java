package org.ppl4j.lang.format;

/** What a token is in its construct, where that decides about blanks and lines around it. */
enum Mark {
  /** The brace that opens statements. */
  OPEN_BLOCK,
  /** The brace that closes them. */
  CLOSE_BLOCK,
  /** The brace that opens a branch on one line. */
  OPEN_BRANCH,
  /** The brace that closes it. */
  CLOSE_BRANCH,
  /** A bracket that follows what it belongs to: of calls, subscripts, sizes. */
  ATTACHED,
  /** No blank before it or behind it: of powers, ranges, members, bounds. */
  TIGHT,
  /** No blank behind it: signs. */
  PREFIX,
  /** No blank before it: the colon of a type. */
  POSTFIX,
  /** An operator between two operands, where a line may be broken. */
  OPERATOR,
  /** The end of a statement, which is not printed. */
  DROPPED,
  /** None of these. */
  PLAIN
}
