package org.ppl4j.lang.java;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory. */
final class JavaCompiler extends ClassLoader {
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  private JavaCompiler() {
    super(JavaCompiler.class.getClassLoader());
  }

  /** Classes by their sources; every warning of javac is an error. */
  static ClassLoader compile(Map<String, String> sources) {
    JavaCompiler out = new JavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach(
        (name, text) ->
            files.add(
                new SimpleJavaFileObject(
                    URI.create("string:///" + name.replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE) {
                  @Override
                  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                  }
                }));
    var javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    JavaFileManager manager =
        new ForwardingJavaFileManager<JavaFileManager>(
            javac.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                out.classes.put(name, bytes);
                return bytes;
              }
            };
          }
        };
    List<String> options =
        List.of("-proc:none", "-Xlint:all,-processing,-path,-classfile,-options", "-Werror");
    if (!javac.getTask(messages, manager, null, options, null, files).call()) {
      throw new AssertionError(messages.toString());
    }
    return out;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }
}
