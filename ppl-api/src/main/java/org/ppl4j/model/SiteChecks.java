package org.ppl4j.model;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.type.Type;

/** What a site must be like when it is asked for. */
final class SiteChecks {
  private SiteChecks() {}

  /** What is written to files and asked for by name has one. */
  static void requireName(Request request) {
    if (request.address().isBlank() || request.address().endsWith("/")) {
      throw InvalidArgument.of(
          Report.of("a site has no name.").at(request.source()).cure("give it one, as \"mu\""));
    }
  }

  /** A factor is one number. */
  static void requireScalar(Request request, Real term) {
    if (!term.shape().isScalar()) {
      throw ShapeMismatch.of(
          Report.of(
                  "factor \""
                      + request.address()
                      + "\" must be a scalar, not "
                      + term.expr().type()
                      + ".")
              .where("term", term.expr().party())
              .at(request.source())
              .cure("sum it"));
    }
  }

  /** The steps of a scan share its params. */
  static void requireOutsideScans(Request request) {
    if (request.frames().stream().anyMatch(ScanFrame.class::isInstance)) {
      throw InvalidArgument.of(
          Report.of("param \"" + request.address() + "\" is inside a scan.")
              .at(request.source())
              .cure("declare it before the scan: its steps share it"));
    }
  }

  /**
   * Distributions are records, and so are those that they are made of: otherwise nobody could tell
   * which values they depend on.
   */
  static void requireRecord(Request request, Object part) {
    if (part instanceof Record record) {
      Structure.parts(record).forEach(inner -> requireRecord(request, inner));
    } else if (part instanceof Distribution<?> || part instanceof Bijector) {
      throw InvalidArgument.of(
          Report.of(
                  "\""
                      + request.address()
                      + "\": "
                      + part.getClass().getSimpleName()
                      + " is no record, so that its parameters cannot be found.")
              .at(request.source())
              .cure("declare it as a record whose components are its parameters"));
    }
  }

  /** A param begins at a known value inside its support. */
  static void requireStart(Request request, Real initial, Support support) {
    String param = "param \"" + request.address() + "\"";
    if (!Expressions.isKnown(initial.expr())) {
      throw InvalidArgument.of(
          Report.of(param + " begins at a value that is not known while tracing.")
              .where("value", initial.expr().party())
              .at(request.source())
              .cure(
                  "begin at a literal; for what depends on other values declare a deterministic"));
    }
    Bool inside = support.contains(initial);
    if (Expressions.isKnown(inside.expr()) && inside.value().get(0) == 0) {
      throw InvalidArgument.of(
          Report.of(param + " begins outside its support, " + support.describe() + ".")
              .where("value", initial.expr().party())
              .at(request.source())
              .cure("begin at a value inside of it"));
    }
  }

  /** Data are of the type of what they are drawn from. */
  static void requireFit(Request request, Distribution<?> distribution, Value data) {
    Type wanted = new Type(distribution.dtype(), distribution.shape());
    if (!data.expr().type().equals(wanted)) {
      throw ShapeMismatch.of(
          Report.of(
                  "observe \""
                      + request.address()
                      + "\": "
                      + distribution.name()
                      + " gives "
                      + wanted
                      + ", but the data are "
                      + data.expr().type()
                      + ".")
              .where("data", data.expr().party())
              .at(request.source())
              .cure(
                  "several data of one distribution are observed in a plate, one by one, or"
                      + " through iid(n)"));
    }
  }
}
