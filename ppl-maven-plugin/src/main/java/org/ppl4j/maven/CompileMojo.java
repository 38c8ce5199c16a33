package org.ppl4j.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** Compiles the {@code .ppl} files of {@code src/main/ppl} to Java sources. */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CompileMojo extends AbstractCompileMojo {
  /** The folder that holds the files; folders below it are packages. */
  @Parameter(property = "ppl.sources", defaultValue = "${project.basedir}/src/main/ppl")
  private File sources = new File("src/main/ppl");

  /** The folder for the Java sources that are made. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/ppl")
  private File output = new File("target/generated-sources/ppl");

  /** Made by Maven. */
  @Inject
  public CompileMojo(MavenProject project, BuildContext context) {
    super(project, context);
  }

  @Override
  File sources() {
    return sources;
  }

  @Override
  File output() {
    return output;
  }

  @Override
  void addSourceRoot(MavenProject project, String folder) {
    project.addCompileSourceRoot(folder);
  }
}
