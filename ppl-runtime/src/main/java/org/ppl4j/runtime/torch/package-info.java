/**
 * Runs TorchScript text on PyTorch: the text is loaded as a module through DJL and called over
 * buffers that last from call to call.
 */
@NullMarked
package org.ppl4j.runtime.torch;

import org.jspecify.annotations.NullMarked;
