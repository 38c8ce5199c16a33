package org.ppl4j.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** Compiles the {@code .ppl} files of {@code src/test/ppl} to Java sources. */
@Mojo(name = "test-compile", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class TestCompileMojo extends AbstractCompileMojo {
  /** The folder that holds the files; folders below it are packages. */
  @Parameter(property = "ppl.testSources", defaultValue = "${project.basedir}/src/test/ppl")
  private File sources = new File("src/test/ppl");

  /** The folder for the Java sources that are made. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/ppl")
  private File output = new File("target/generated-test-sources/ppl");

  /** Made by Maven. */
  @Inject
  public TestCompileMojo(MavenProject project, BuildContext context) {
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
    project.addTestCompileSourceRoot(folder);
  }
}
