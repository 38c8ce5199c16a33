package org.ppl4j.ir;

/** Names of operations, made once per class. */
final class OpNames {
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          String name = type.getSimpleName();
          return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
      };

  private OpNames() {}

  static String of(Class<?> type) {
    return NAMES.get(type);
  }
}
