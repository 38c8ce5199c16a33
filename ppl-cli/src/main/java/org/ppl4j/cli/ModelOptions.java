package org.ppl4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.cli.data.Data;
import org.ppl4j.cli.data.DataFiles;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Queries;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which model, and its data. */
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "MODEL.ppl", description = "The file of the model.")
  private Path path;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Which of the file's models, where it has several.")
  private @Nullable String name;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Data: JSON as CmdStan reads it, or columns of CSV; several files are put together.")
  private List<Path> dataFiles = new ArrayList<>();

  private @Nullable PplFile file;
  private @Nullable Data data;

  /** The file, without errors; its warnings are printed once. */
  PplFile file() {
    PplFile known = file;
    if (known == null) {
      known = PplFile.read(path);
      known.warnings().forEach(text -> spec.commandLine().getErr().println(text));
      file = known;
    }
    return known;
  }

  /** The model's name. */
  String name() {
    return file().modelName(name);
  }

  Data data() {
    Data known = data;
    if (known == null) {
      known = read(dataFiles);
      data = known;
    }
    return known;
  }

  /** Files put together. */
  static Data read(List<Path> files) {
    Data all = Data.none();
    for (Path each : files) {
      all = all.and(DataFiles.read(each));
    }
    return all;
  }

  /** The model with its data. */
  Model<NoArguments, Fields> given() {
    return file().model(name(), data());
  }

  /** The model's queries; data that are only observed may be missing. */
  Queries<Fields> predictions(Data known) {
    return file().predictions(name(), known);
  }
}
