package org.ppl4j.error;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says from which lines of a {@code .ppl} file the lines of a generated class were made, so that
 * errors name what the user wrote.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PplLines {
  /** The file's name. */
  String file();

  /** Pairs of a line of the class and the file's line from which it and those after it came. */
  int[] lines();
}
