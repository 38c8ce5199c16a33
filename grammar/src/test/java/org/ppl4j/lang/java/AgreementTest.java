package org.ppl4j.lang.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Printer;
import org.ppl4j.lang.Ppl;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.lower.PplModule;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Density;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Structure;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;

/**
 * The two ways from a file to a program: what is run at once, and the Java that is written for it
 * and compiled, are the same to the letter of their graphs, the lines of the file included.
 */
class AgreementTest {
  private static final Map<String, PplModule> MODULES = new TreeMap<>();
  private static ClassLoader compiled;

  static Stream<Path> files() throws IOException {
    List<Path> out = new ArrayList<>();
    for (String folder :
        List.of(
            "src/test/resources/org/ppl4j/lang/good",
            "../samples/models",
            "../ppl-cli/src/test/resources/posteriordb")) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
          all.filter(file -> file.toString().endsWith(".ppl")).sorted().forEach(out::add);
        }
      }
    }
    return out.stream();
  }

  /** A package for each file, since files of several folders may have one name. */
  private static String packageName(Path file) {
    String folder = file.getParent().getFileName().toString();
    return "made." + folder.replaceAll("[^a-z]", "");
  }

  private static String className(Path file) {
    return packageName(file) + "." + JavaSource.className(file.getFileName().toString());
  }

  @BeforeAll
  static void compile() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path file : files().toList()) {
      Checked checked = Ppl.check(file);
      MODULES.put(file.toString(), PplModule.of(checked));
      sources.put(className(file), JavaSource.of(checked, packageName(file)));
    }
    compiled = JavaCompiler.compile(sources);
  }

  @ParameterizedTest
  @MethodSource("files")
  void bothGiveTheSamePrograms(Path file) throws Exception {
    PplModule module = MODULES.get(file.toString());
    Class<?> type = compiled.loadClass(className(file));
    for (Declaration declaration : module.checked().ast().declarations()) {
      if (declaration instanceof Declaration.Program program) {
        Model<NoArguments, ?> java = java(module, type, program);
        Model<NoArguments, ?> loaded = loaded(module, program);
        assertSame(program, text(loaded), text(java));
        Object result = java.trace().result();
        if (result instanceof Record) {
          assertThat(Structure.names(loaded.trace().result())).isEqualTo(Structure.names(result));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void bothGiveTheSameObjectives(Path file) throws Exception {
    PplModule module = MODULES.get(file.toString());
    Class<?> type = compiled.loadClass(className(file));
    for (Declaration declaration : module.checked().ast().declarations()) {
      if (declaration instanceof Declaration.Objective objective) {
        Map<String, Object> arguments = arguments(module, type, objective);
        Objective loaded = module.objective(objective.name().text(), arguments);
        Method method = method(type, objective, arguments.size());
        Objective java = (Objective) method.invoke(null, arguments.values().toArray());
        assertSame(objective, text(loaded), text(java));
      }
    }
  }

  /** Line by line, so that a difference is shown and not two texts. */
  private static void assertSame(Declaration declaration, String loaded, String java) {
    List<String> expected = java.lines().toList();
    List<String> found = loaded.lines().toList();
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertThat(found.get(i)).as(declaration.name() + " line " + i).isEqualTo(expected.get(i));
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  /** For the first model an objective takes the file's, for the second its first guide. */
  private static Map<String, Object> arguments(
      PplModule module, Class<?> type, Declaration.Objective objective) throws Exception {
    List<Model<NoArguments, ?>> models = new ArrayList<>();
    List<String> guided = new ArrayList<>();
    for (Declaration each : module.checked().ast().declarations()) {
      if (each instanceof Declaration.Guide guide && guided.isEmpty()) {
        guided.add(guide.target().text());
        models.add(java(module, type, guide));
      }
    }
    for (Declaration each : module.checked().ast().declarations()) {
      if (each instanceof Declaration.Model model && guided.contains(model.name().text())) {
        models.add(0, java(module, type, model));
      }
    }
    MadeData made = new MadeData(module.checked());
    Map<String, Object> out = new LinkedHashMap<>();
    for (Ast.Parameter parameter : objective.parameters()) {
      boolean isModel =
          parameter.type() == null
              || !(module.checked().declared(parameter) instanceof Type.Tensor);
      String name = parameter.name().text();
      out.put(name, isModel ? models.remove(0) : made.of(List.of(parameter)).get(name));
    }
    return out;
  }

  private static Method method(Class<?> type, Declaration declaration, int parameters) {
    String name = JavaSource.methodName(declaration.name().text());
    return Stream.of(type.getMethods())
        .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow();
  }

  private static Model<NoArguments, ?> loaded(PplModule module, Declaration.Program program) {
    Fields data = new Fields(data(module, program));
    String name = program.name().text();
    return program instanceof Declaration.Model
        ? module.model(name).given(data)
        : module.guide(name).given(data);
  }

  private static Map<String, Object> data(PplModule module, Declaration.Program program) {
    return new MadeData(module.checked()).of(module.checked().program(program).parameters());
  }

  @SuppressWarnings("unchecked")
  private static Model<NoArguments, ?> java(
      PplModule module, Class<?> type, Declaration.Program program) throws Exception {
    Map<String, Object> data = data(module, program);
    if (data.isEmpty()) {
      return (Model<NoArguments, ?>) method(type, program, 0).invoke(null);
    }
    Method method = method(type, program, 1);
    Class<?> record = method.getParameterTypes()[0];
    for (Constructor<?> constructor : record.getConstructors()) {
      if (constructor.getParameterCount() == data.size()) {
        Object made = constructor.newInstance(data.values().toArray());
        return (Model<NoArguments, ?>) method.invoke(null, made);
      }
    }
    throw new IllegalStateException("no constructor of " + record);
  }

  private static String text(Model<NoArguments, ?> model) {
    Program program = model.trace();
    List<Expr> outputs = new ArrayList<>(List.of(Density.logDensity(program)));
    Structure.values(program.result()).stream().map(Value::expr).forEach(outputs::add);
    return model.explain() + Printer.print(new Graph("density", List.of(), outputs));
  }

  private static String text(Objective objective) {
    Estimate estimate = objective.estimate();
    List<Expr> outputs = List.of(estimate.value(), estimate.loss());
    // What strategies make has the line of whoever asks for the estimate.
    return Printer.print(new Graph(objective.name(), List.of(), outputs)).replaceAll(" +// .*", "");
  }
}
