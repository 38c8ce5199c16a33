package org.ppl4j.runtime.torch;

import ai.djl.Device;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One user's hold on a module: for one text and device it is loaded once, and freed when its last
 * user closes. What the text leaves to {@code forward}'s parameters may differ from user to user.
 */
final class SharedModule implements AutoCloseable {
  private static final Map<Key, Loaded> LOADED = new ConcurrentHashMap<>();

  private final Key key;
  private final TorchModule module;

  private record Key(String code, Device device) {}

  private record Loaded(TorchModule module, int users) {}

  private SharedModule(Key key, TorchModule module) {
    this.key = key;
    this.module = module;
  }

  /**
   * Loads a module, or joins those who use it. Others who ask for the same one wait meanwhile.
   *
   * @throws ai.djl.engine.EngineException if PyTorch rejects the text
   * @throws org.ppl4j.error.DeviceUnavailable if this machine lacks the device
   */
  static SharedModule acquire(String code, Device device) {
    return acquire(new Key(code, device));
  }

  /** Another hold on the same module, to be closed on its own; this one must still be open. */
  SharedModule acquire() {
    return acquire(key);
  }

  private static SharedModule acquire(Key key) {
    Loaded loaded =
        LOADED.compute(
            key,
            (k, known) ->
                known == null
                    ? new Loaded(TorchModule.load(k.code(), k.device()), 1)
                    : new Loaded(known.module(), known.users() + 1));
    return new SharedModule(key, loaded.module());
  }

  TorchModule get() {
    return module;
  }

  /** Lets go of the module; to be called once. */
  @Override
  public void close() {
    LOADED.computeIfPresent(
        key,
        (k, known) -> {
          if (known.users() > 1) {
            return new Loaded(known.module(), known.users() - 1);
          }
          known.module().close();
          return null;
        });
  }
}
