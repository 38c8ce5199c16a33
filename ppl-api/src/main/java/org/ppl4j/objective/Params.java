package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.error.DuplicateAddress;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Frame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The params of all models in an objective: those of one address are one. */
final class Params {
  private final Map<String, Estimate.Param> params = new LinkedHashMap<>();
  private final Map<String, Site.Param> sites = new LinkedHashMap<>();
  private final NodeMap<Expr> bindings = new NodeMap<>();

  /** Makes the params of a traced model known. */
  void add(Program program) {
    for (Program.Entry entry : program.params()) {
      Site.Param site = (Site.Param) entry.site();
      Expr own = requireNonNull(entry.value());
      Site.Param before = sites.putIfAbsent(site.address(), site);
      if (before == null) {
        Input op = (Input) own.op();
        Expr placeholder = Input.create(op.label(), op.kind(), own.type()).at(site.source());
        params.put(
            site.address(),
            new Estimate.Param(site.address(), placeholder, repeated(site, entry), site.support()));
      } else if (!before.source().equals(site.source()) || !typeOf(site).equals(own.type())) {
        throw DuplicateAddress.of(site.address(), before.source(), site.source());
      }
      bindings.put(own, params.get(site.address()).value());
    }
  }

  private Type typeOf(Site.Param site) {
    return params.get(site.address()).value().type();
  }

  /** Inside plates each element begins at the same value. */
  private static Tensor repeated(Site.Param site, Program.Entry entry) {
    Expr initial = Ops.constant(site.initial());
    List<Frame> frames = entry.frames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      initial = Ops.expandFront(initial, frames.get(i).size());
    }
    return Evaluator.evaluate(initial);
  }

  List<Estimate.Param> all() {
    return new ArrayList<>(params.values());
  }

  /** For each param of a traced model the objective's own. */
  NodeMap<Expr> bindings() {
    return bindings;
  }
}
