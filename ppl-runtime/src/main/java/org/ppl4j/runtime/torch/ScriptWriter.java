package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.rewrite.Loops;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.compiler.rewrite.Rule;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;

/**
 * Writes a graph as the text of one TorchScript module. Nodes become lines in functions of bounded
 * length, which {@code forward} calls in turn: PyTorch compiles many middling functions far faster
 * than one long one. Constants other than scalars are further parameters of {@code forward}, after
 * the graph's inputs, so that they are put on the device once.
 */
final class ScriptWriter {
  /** Lines of one function; beyond, loading and the first call slow down (measured at 1,000). */
  private static final int LONGEST_FUNCTION = 500;

  private final Graph graph;
  private final Options options;
  private final boolean standalone;

  /** Whether what PyTorch does faster together, or otherwise, is written so. */
  private final boolean fused;

  private final NodeMap<String> names = new NodeMap<>();
  private final NodeMap<Integer> definedIn = new NodeMap<>();
  private final List<Expr> constants = new ArrayList<>();
  private final Set<Expr> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ScriptFunctions functions = new ScriptFunctions();
  private final NodeMap<Fusion> fusions = new NodeMap<>();
  private final InPlace inPlace;

  /**
   * A module's text and what its {@code forward} takes after the graph's inputs.
   *
   * @param text the module
   * @param constants the further parameters
   */
  record Script(String text, List<Tensor> constants) {}

  private ScriptWriter(Graph graph, Options options, boolean standalone) {
    fused = !standalone && Fusion.isFor(options);
    List<Rule> rules = new ArrayList<>(fused ? Passes.RULES : List.of());
    rules.add(new Rule("constants out of loop", Scan.class, Loops::constantsOut));
    this.graph = Rewriter.rewrite(graph, rules);
    this.options = options;
    this.standalone = standalone;
    inPlace = new InPlace(this.graph, options);
    if (fused) {
      findFusions();
    }
  }

  /** The module of a graph, with its constants as parameters. */
  static Script write(Graph graph, Options options) {
    return new ScriptWriter(graph, options, false).write();
  }

  /** The module of a graph, with its constants written out, for use without ppl4j. */
  static String writeStandalone(Graph graph, Options options) {
    return new ScriptWriter(graph, options.inPlace(0), true).write().text();
  }

  private void findFusions() {
    NodeMap<AdamStep> updates = AdamStep.find(graph, options, AdamStep.LEAST_SIZE);
    Fusion.Uses uses = new Fusion.Uses(graph);
    for (Expr node : graph.nodes()) {
      Fusion fusion = updates.find(node);
      if (fusion == null) {
        fusion = Linear.match(node, uses);
      }
      if (fusion == null) {
        fusion = SoftplusSum.match(node, uses);
      }
      if (fusion == null) {
        fusion = Indicator.match(node, uses);
      }
      if (fusion == null) {
        fusion = ScaledSum.match(node, uses);
      }
      if (fusion != null && !inPlace.absorbed().contains(node)) {
        fusions.put(fusion.results().get(0), fusion);
      }
    }
  }

  private Script write() {
    List<Expr> work = new ArrayList<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      names.put(graph.inputs().get(i), "x" + i);
    }
    Set<Expr> absorbed = Collections.newSetFromMap(new IdentityHashMap<>());
    absorbed.addAll(inPlace.absorbed());
    int further = 0;
    for (Expr node : graph.nodes()) {
      Fusion fusion = fusions.find(node);
      if (fusion != null) {
        absorbed.addAll(fusion.inner());
        for (int i = 1; i < fusion.results().size(); i++) {
          absorbed.add(fusion.results().get(i));
          names.put(fusion.results().get(i), "r" + further++);
        }
      }
    }
    for (Expr node : graph.nodes()) {
      if (absorbed.contains(node)) {
        continue;
      }
      if (node.op() instanceof Constant) {
        names.put(node, "c" + constants.size());
        constants.add(node);
      } else if (!names.contains(node)) {
        names.put(node, "v" + work.size());
        work.add(node);
      }
    }
    List<List<Expr>> functions = new ArrayList<>();
    for (int start = 0; start < work.size(); start += LONGEST_FUNCTION) {
      List<Expr> chunk = work.subList(start, Math.min(start + LONGEST_FUNCTION, work.size()));
      for (Expr node : chunk) {
        Fusion fusion = fusions.find(node);
        for (Expr result : fusion == null ? List.of(node) : fusion.results()) {
          definedIn.put(result, functions.size());
        }
      }
      functions.add(chunk);
    }
    List<List<Expr>> exports = exports(functions);
    StringBuilder bodies = new StringBuilder();
    StringBuilder forward = new StringBuilder();
    for (int i = 0; i < functions.size(); i++) {
      function(i, functions.get(i), exports.get(i), bodies, forward);
    }
    used.addAll(inPlace.needed());
    constants.removeIf(constant -> !used.contains(constant));
    String text = module(bodies, forward);
    return new Script(text, standalone ? List.of() : values(constants));
  }

  private static List<Tensor> values(List<Expr> constants) {
    return constants.stream().map(constant -> ((Constant) constant.op()).value()).toList();
  }

  /** For each function what later ones, or the module, need of it. */
  private List<List<Expr>> exports(List<List<Expr>> functions) {
    List<Set<Expr>> exports = new ArrayList<>();
    functions.forEach(function -> exports.add(new LinkedHashSet<>()));
    for (int i = 0; i < functions.size(); i++) {
      for (Expr node : functions.get(i)) {
        Fusion fusion = fusions.find(node);
        for (Expr input : fusion == null ? node.inputs() : fusion.operands()) {
          Integer home = definedIn.find(input);
          if (home != null && home != i) {
            exports.get(home).add(input);
          }
        }
      }
    }
    for (Expr output : inPlace.needed()) {
      Integer home = definedIn.find(output);
      if (home != null) {
        exports.get(home).add(output);
      }
    }
    return exports.stream().<List<Expr>>map(ArrayList::new).toList();
  }

  private void function(
      int index,
      List<Expr> nodes,
      List<Expr> exports,
      StringBuilder bodies,
      StringBuilder forward) {
    Set<Expr> imports = new LinkedHashSet<>();
    StringBuilder body = new StringBuilder();
    Numbers numbers = fused ? new Numbers(names) : null;
    LoweringContext context =
        new LoweringContext(options, standalone, names, functions, imports, numbers);
    for (Expr node : nodes) {
      Fusion fusion = fusions.find(node);
      if (numbers != null && fusion == null && Numbers.computes(node)) {
        numbers.write(node, context);
        continue;
      }
      String line =
          fusion == null
              ? names.get(node) + " = " + Lowerings.lower(node, context)
              : fusion.write(context, names);
      body.append(numbers == null ? "" : numbers.lines()).append("  ").append(line).append('\n');
    }
    if (numbers != null) {
      exports.forEach(node -> numbers.require(node, context.real()));
      body.append(numbers.lines());
    }
    imports.removeIf(node -> Integer.valueOf(index).equals(definedIn.find(node)));
    used.addAll(imports);
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    for (Expr node : imports) {
      parameters.add(names.get(node) + ": " + pythonType(node));
      arguments.add(names.get(node));
    }
    StringJoiner types = new StringJoiner(", ", "Tuple[", "]");
    StringJoiner results = new StringJoiner(", ");
    for (Expr node : exports) {
      types.add(pythonType(node));
      results.add(names.get(node));
    }
    boolean single = exports.size() == 1;
    String type = single ? pythonType(exports.get(0)) : types.toString();
    bodies.append("def part").append(index).append(parameters).append(" -> ").append(type);
    bodies.append(":\n").append(body).append("  return ");
    bodies.append(single ? results : "(" + results + ")").append("\n");
    forward.append("    ").append(results).append(single ? "" : ",").append(" = __torch__.part");
    forward.append(index).append(arguments).append('\n');
  }

  private String module(StringBuilder bodies, StringBuilder forward) {
    StringBuilder out = new StringBuilder();
    StringJoiner parameters = new StringJoiner(", ");
    parameters.add("self: __torch__.M");
    StringBuilder literals = new StringBuilder();
    graph.inputs().forEach(input -> parameters.add(names.get(input) + ": Tensor"));
    for (Expr constant : constants) {
      if (standalone) {
        literals.append("    ").append(names.get(constant)).append(" = ");
        literals.append(LoweringContext.literal(((Constant) constant.op()).value(), options));
        literals.append('\n');
      } else {
        parameters.add(names.get(constant) + ": Tensor");
      }
    }
    inPlace.write(names, functions, forward);
    out.append(functions.text()).append(bodies);
    out.append("class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
    out.append("  def forward(").append(parameters).append(") -> List[Tensor]:\n");
    return out.append(literals).append(forward).toString();
  }

  /** Operations with several results return tuples; everything else is a tensor. */
  private static String pythonType(Expr node) {
    if (node.types().size() == 1 || node.op() instanceof Output) {
      return "Tensor";
    }
    StringJoiner types = new StringJoiner(", ", "Tuple[", "]");
    node.types().forEach(type -> types.add("Tensor"));
    return types.toString();
  }

  /** The number by which PyTorch's archives call an element type. */
  static int dtype(DType dtype, Options options) {
    return switch (dtype) {
      case REAL -> options.precision() == Options.Precision.FLOAT64 ? 7 : 6;
      case INT -> 4;
      case BOOL -> 11;
    };
  }
}
