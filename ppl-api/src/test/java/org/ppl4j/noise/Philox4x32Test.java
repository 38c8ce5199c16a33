package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds the generator to the lines "philox4x32 10" of Random123's tests/kat_vectors. */
class Philox4x32Test {

  @Test
  void answersZeros() {
    assertThat(Philox4x32.block(0, 0, 0))
        .isEqualTo(new Philox4x32.Block(0xe169c58d_6627e8d5L, 0x9b00dbd8_bc57ac4cL));
  }

  @Test
  void answersOnes() {
    assertThat(Philox4x32.block(-1, -1, -1))
        .isEqualTo(new Philox4x32.Block(0x41c83b0e_408f276dL, 0x6d5451fd_a20bc7c6L));
  }

  @Test
  void answersDigitsOfPi() {
    assertThat(Philox4x32.block(0x299f31d0_a4093822L, 0x85a308d3_243f6a88L, 0x03707344_13198a2eL))
        .isEqualTo(new Philox4x32.Block(0x94fdcceb_d16cfe09L, 0x24126ea1_5001e420L));
  }
}
