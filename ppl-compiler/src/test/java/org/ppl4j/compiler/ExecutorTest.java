package org.ppl4j.compiler;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ppl4j.error.InvalidArgument;

/** Here the class path holds no executor; ppl-runtime's tests look up those there are. */
class ExecutorTest {
  @Test
  void saysWhatIsMissingAndWhereToGetIt() {
    assertThatThrownBy(() -> Executor.named("interp"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("executor interp is not on the class path, which has []")
        .hasMessageContaining("ppl-runtime");
    assertThatThrownBy(Executor::auto)
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("there is no executor on the class path");
  }
}
