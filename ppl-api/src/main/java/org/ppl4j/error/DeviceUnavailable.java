package org.ppl4j.error;

/** A device was asked for that this machine's engine does not have. */
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
