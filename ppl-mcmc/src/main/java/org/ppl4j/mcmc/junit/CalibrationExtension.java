package org.ppl4j.mcmc.junit;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests their {@link Calibrator}, and sees that they use it. */
final class CalibrationExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(CalibrationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Calibrator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    CalibrationTest settings = context.getRequiredTestMethod().getAnnotation(CalibrationTest.class);
    Calibrator calibrator =
        new Calibrator(settings, text -> context.publishReportEntry("calibration", text));
    context.getStore(NAMESPACE).put(Calibrator.class, calibrator);
    return calibrator;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Calibrator calibrator = context.getStore(NAMESPACE).get(Calibrator.class, Calibrator.class);
    boolean failed = context.getExecutionException().isPresent();
    if (!failed && (calibrator == null || !calibrator.used())) {
      throw new AssertionError(
          "a @CalibrationTest takes a Calibrator and calls check(model, sampler)");
    }
  }
}
