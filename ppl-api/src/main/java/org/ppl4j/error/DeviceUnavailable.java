package org.ppl4j.error;

import java.util.List;

/** A device or an engine was asked for that is not there. */
public final class DeviceUnavailable extends PplException {
  private static final long serialVersionUID = 1L;

  private DeviceUnavailable(Report report) {
    super(report);
  }

  /** A GPU asked of an executor that runs on the processor only. */
  public static DeviceUnavailable processorOnly(String executor, String device) {
    return new DeviceUnavailable(
        Report.of(
                "the " + executor + " executor runs on the processor only, not on " + device + ".")
            .cure("ask for Device.cpu(), or for another executor"));
  }

  /**
   * An engine whose artifacts are not on the class path.
   *
   * @param missing the artifacts, {@code group:artifact:version}
   */
  public static DeviceUnavailable engine(String executor, String engine, List<String> missing) {
    Report report =
        Report.of(
            "the " + executor + " executor needs " + engine + ", which is not on the class path.");
    missing.forEach(artifact -> report.cure("add " + artifact));
    return new DeviceUnavailable(
        report.cure("or leave the choice to Executor.auto(), which does without"));
  }

  /** A GPU that is not there. */
  public static DeviceUnavailable gpu(int index, int found) {
    return new DeviceUnavailable(
        Report.of(
                "gpu("
                    + index
                    + ") was asked for, but the PyTorch engine sees "
                    + found
                    + (found == 1 ? " GPU." : " GPUs."))
            .cure("ask for Device.cpu(), or install PyTorch's CUDA build (pytorch-native-cu...)"));
  }
}
