package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Key derivation, against answers of an independent Python program written from the Javadoc. */
class KeyTest {

  private static final Key ROOT = Key.of(42);

  @Test
  void derivesTheDocumentedKeys() {
    Key site = ROOT.fold("theta");
    Key step = site.step(-3);
    Key number = step.fold(7);

    assertThat(ROOT).isEqualTo(new Key(0xa78e8b300c9cf707L, 0x217648e6726ea9f4L));
    assertThat(site).isEqualTo(new Key(0xa33e3b030aeb3407L, 0x5a158ec27538a75bL));
    assertThat(step).isEqualTo(new Key(0x13ce9e3300e14561L, 0xa667ae7f0c7c156bL));
    assertThat(number).isEqualTo(new Key(0x968e5e299aa3e954L, 0x6ce31bde3f2cf346L));
    assertThat(number.split(2).get(1)).isEqualTo(new Key(0xe13089944f04dea2L, 0xc4bec1e26269d9a3L));
  }

  @Test
  void readsAddressesAsUtf16() {
    assertThat(ROOT.fold("λ[0].😀 long"))
        .isEqualTo(new Key(0x87cca7e537aa589dL, 0xd3ca1321a6d25505L));
    assertThat(ROOT.fold("")).isEqualTo(new Key(0xaf6ea66a46337526L, 0xd0864c4dfa5f4cf1L));
    assertThat(ROOT.fold("\ud800")).isNotEqualTo(ROOT.fold("\ud801"));
  }

  @Test
  void keepsAllDerivationsApart() {
    List<Key> keys = new ArrayList<>(List.of(ROOT.fold("0"), ROOT.fold("\0")));
    keys.addAll(ROOT.split(1000));
    String padded = "";
    for (int i = 0; i < 1000; i++) {
      keys.add(Key.of(i));
      keys.add(ROOT.fold(i));
      keys.add(ROOT.step(i));
      keys.add(ROOT.fold("site" + i));
      keys.add(ROOT.fold("s").fold("ite" + i));
      keys.add(ROOT.step(i).fold("site"));
      keys.add(ROOT.fold("site").step(i));
      keys.add(ROOT.fold("x" + padded));
      padded += "\0";
    }
    Set<Long> ciphers = new HashSet<>();
    Set<Long> streams = new HashSet<>();
    keys.forEach(key -> ciphers.add(key.cipher()));
    keys.forEach(key -> streams.add(key.stream()));

    assertThat(ciphers).hasSameSizeAs(keys);
    assertThat(streams).hasSameSizeAs(keys);
  }

  @Test
  void splitsTheSameWayWhateverTheCount() {
    assertThat(ROOT.split(10).subList(0, 3)).isEqualTo(ROOT.split(3));
    assertThat(ROOT.split(0)).isEmpty();
    assertThatThrownBy(() -> ROOT.split(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void spreadsEveryInputBitOverTheWholeKey() {
    int trials = 0;
    long changed = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      for (int base = 0; base < 100; base++) {
        Key one = ROOT.step(base);
        Key other = ROOT.step(base ^ (1L << bit));
        changed += Long.bitCount(one.cipher() ^ other.cipher());
        changed += Long.bitCount(one.stream() ^ other.stream());
        trials += 2 * Long.SIZE;
      }
    }
    double deviation = (changed - 0.5 * trials) / (0.5 * Math.sqrt(trials));

    assertThat(Math.abs(deviation)).isLessThan(4.5);
  }
}
