package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.error.DuplicateAddress;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Frame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/** The params of all models in an objective: those of one address are one. */
final class Params {
  private final Map<String, Estimate.Param> params = new LinkedHashMap<>();
  private final NodeMap<Expr> bindings = new NodeMap<>();

  /** Makes the params of a traced model known. */
  void add(Program program) {
    for (Program.Entry entry : program.params()) {
      Site.Param site = (Site.Param) entry.site();
      Expr own = requireNonNull(entry.value());
      Estimate.Param shared =
          params.computeIfAbsent(site.address(), address -> create(site, own, entry));
      boolean same = shared.value().type().equals(own.type());
      if (!same || !shared.support().describe().equals(site.support().describe())) {
        throw DuplicateAddress.of(site.address(), shared.value().source(), site.source());
      }
      bindings.put(own, shared.value());
    }
  }

  private static Estimate.Param create(Site.Param site, Expr own, Program.Entry entry) {
    Input op = (Input) own.op();
    Expr placeholder = Input.create(op.label(), op.kind(), own.type()).at(site.source());
    return new Estimate.Param(site.address(), placeholder, repeated(site, entry), site.support());
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
