package org.ppl4j.cli.program;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.cli.choice.Choice;
import org.ppl4j.cli.data.Data;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.Report;
import org.ppl4j.lang.Ppl;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.lower.PplModule;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Queries;
import org.ppl4j.objective.Objective;
import org.ppl4j.type.DType;

/**
 * The programs of a file without errors, with data for their arguments.
 *
 * <pre>{@code
 * PplFile file = PplFile.read(Path.of("eight_schools.ppl"));
 * Model<NoArguments, Fields> schools = file.model("eight_schools", data);
 * }</pre>
 */
public final class PplFile {
  private final Path path;
  private final PplModule module;
  private final Checked checked;

  private PplFile(Path path, PplModule module) {
    this.path = path;
    this.module = module;
    this.checked = module.checked();
  }

  /**
   * Reads and checks a file.
   *
   * @throws InvalidFile if it cannot be read
   * @throws org.ppl4j.error.InvalidProgram if it has errors
   */
  public static PplFile read(Path path) {
    return new PplFile(path, PplModule.of(Ppl.check(source(path))));
  }

  /**
   * A file's text.
   *
   * @throws InvalidFile if it cannot be read
   */
  public static SourceFile source(Path path) {
    try {
      return SourceFile.read(path);
    } catch (NoSuchFileException e) {
      throw invalid(path, "there is no such file", "correct the name");
    } catch (CharacterCodingException e) {
      throw invalid(path, "it is no text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      boolean folder = Files.isDirectory(path);
      throw invalid(
          path,
          folder ? "it is a folder" : String.valueOf(e.getMessage()),
          "give a file in the .ppl language");
    }
  }

  private static InvalidFile invalid(Path path, String problem, String cure) {
    return InvalidFile.of(path.toString(), "a program", problem, cure);
  }

  /** The warnings, each with its place. */
  public List<String> warnings() {
    return checked.diagnostics().stream().map(Diagnostic::render).toList();
  }

  /** The models' names. */
  public List<String> models() {
    return module.models();
  }

  /** The objectives' names. */
  public List<String> objectives() {
    return module.objectives();
  }

  /** The names of a model's guides. */
  public List<String> guides(String model) {
    return checked.ast().declarations().stream()
        .filter(
            each -> each instanceof Declaration.Guide guide && guide.target().text().equals(model))
        .map(each -> each.name().text())
        .toList();
  }

  /**
   * The name of a model, or of the only one. Where there are several, one that has the file's name
   * is meant.
   *
   * @throws InvalidArgument if there is none
   */
  public String modelName(@Nullable String wanted) {
    List<String> all = models();
    String stem = path.getFileName().toString().replaceFirst("\\.ppl$", "");
    if (wanted != null ? all.contains(wanted) : all.contains(stem)) {
      return wanted == null ? stem : wanted;
    }
    if (wanted == null && all.size() == 1) {
      return all.get(0);
    }
    String problem =
        wanted != null
            ? "there is no model \"" + wanted + "\" in it"
            : all.isEmpty() ? "it declares no model" : "it declares several models";
    String cure =
        all.isEmpty()
            ? "write model name(...) { ... }"
            : "name one by --model: " + String.join(", ", all);
    throw InvalidArgument.of(Report.of(path + ": " + problem + ".").cure(cure));
  }

  /**
   * A model with its data.
   *
   * @throws org.ppl4j.error.PplException if the data do not fit it
   */
  public Model<NoArguments, Fields> model(String name, Data data) {
    return module.model(name).given(arguments(name, data, false));
  }

  /**
   * What can be asked of a model before all of its data are known: arrays that are missing count as
   * zeros, which only observations may be.
   *
   * @throws org.ppl4j.error.PplException if the data do not fit it
   */
  public Queries<Fields> predictions(String name, Data data) {
    return module.model(name).query(arguments(name, data, true));
  }

  /**
   * A guide, with the data of its model.
   *
   * @throws org.ppl4j.error.PplException if there is none, or the data do not fit it
   */
  public Model<NoArguments, Fields> guide(String name, Data data) {
    Model<Fields, Fields> guide = module.guide(name);
    return guide.given(arguments(name, data, false));
  }

  /**
   * An objective for a model and a guide, or one that names its models itself.
   *
   * @param numbers its further arguments, in order
   * @throws InvalidArgument if there is none, or it takes other arguments
   */
  public Objective objective(
      String name, Model<NoArguments, ?> model, Model<NoArguments, ?> guide, List<Double> numbers) {
    Declaration.Objective objective = (Declaration.Objective) find(name);
    List<Ast.Parameter> parameters = objective.parameters();
    List<Object> given = new ArrayList<>();
    if (models(objective) > 0) {
      given.addAll(List.of(model, guide));
    }
    given.addAll(numbers);
    if (parameters.size() != given.size() || models(objective) == 1) {
      throw InvalidArgument.of(
          Report.of("--objective: " + name + " does not take " + numbers.size() + " numbers.")
              .cure("write " + usage(objective))
              .cure(
                  "declare "
                      + name
                      + list(parameters)
                      + " with two models, of which the second is the guide, or with none"));
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      arguments.put(parameters.get(i).name().text(), argument(parameters.get(i), given.get(i)));
    }
    return module.objective(name, arguments);
  }

  private static long models(Declaration.Objective objective) {
    return objective.parameters().stream().filter(parameter -> parameter.type() == null).count();
  }

  private static String usage(Declaration.Objective objective) {
    StringBuilder out = new StringBuilder(objective.name().text());
    objective.parameters().stream()
        .skip(models(objective))
        .forEach(parameter -> out.append(':').append(parameter.name().text()));
    return out.toString();
  }

  /** Integers are Java's: they may decide about shapes. */
  private Object argument(Ast.Parameter parameter, Object given) {
    boolean whole =
        checked.declared(parameter) instanceof Type.Tensor tensor && tensor.element() == DType.INT;
    if (given instanceof Double number) {
      return whole ? (Object) Choice.whole(number) : Real.constant(number);
    }
    return given;
  }

  private Declaration find(String name) {
    return checked.ast().declarations().stream()
        .filter(each -> each.name().text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidArgument.of(
                    Report.of(path + " has no \"" + name + "\".").cure("correct the name")));
  }

  private Fields arguments(String program, Data data, boolean lenient) {
    Declaration.Program declared = (Declaration.Program) find(program);
    return new Binding(checked, data, program, lenient)
        .bind(checked.program(declared).parameters());
  }

  /** {@link #model} of the file's only model, or of the one that has the file's name. */
  public Model<NoArguments, Fields> given(Data data) {
    return model(modelName(null), data);
  }

  /** What the file declares, with the names of what it takes. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(path.toString());
    for (Declaration each : checked.ast().declarations()) {
      if (each instanceof Declaration.Model model) {
        out.append("\n  model ").append(each.name()).append(list(model.parameters()));
      } else if (each instanceof Declaration.Guide guide) {
        out.append("\n  guide ").append(each.name()).append(" for ").append(guide.target());
      } else if (each instanceof Declaration.Objective objective) {
        out.append("\n  objective ").append(each.name()).append(list(objective.parameters()));
      }
    }
    return out.toString();
  }

  private static String list(List<Ast.Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name().text())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
