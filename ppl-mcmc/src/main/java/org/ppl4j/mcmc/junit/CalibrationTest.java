package org.ppl4j.mcmc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test by simulation-based calibration. It takes a {@link Calibrator} and fails if what
 * that checks is not calibrated, or if it checks nothing.
 *
 * <pre>{@code
 * @CalibrationTest(simulations = 200)
 * void line(Calibrator calibrator) {
 *   calibrator.check(LINE, (model, seed) -> Mcmc.of(model).seed(seed).thinning(5).run());
 * }
 * }</pre>
 *
 * <p>See {@link org.ppl4j.mcmc.calibration.Calibration}.
 */
@Documented
@Test
@ExtendWith(CalibrationExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CalibrationTest {
  /** How many posteriors are sampled. */
  int simulations() default 200;

  /** Among how many draws each parameter is ranked. */
  int draws() default 63;

  /** What all randomness comes from. */
  long seed() default 0;

  /** How often a calibrated sampler may fail, over all seeds. */
  double level() default 1e-3;
}
