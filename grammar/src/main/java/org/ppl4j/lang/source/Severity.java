package org.ppl4j.lang.source;

/** How bad it is. */
public enum Severity {
  /** Nothing can be made of the file. */
  ERROR,
  /** It can be run, but most likely does not mean what was meant. */
  WARNING;

  /** As messages print it. */
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
