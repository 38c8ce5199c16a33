"""Prints numpy's values for LayersTest: `python3 make_layer_values.py`.

Every array is filled by fill(): sin(0.7 k + phase), so that Java makes the same ones.
"""
import math

import numpy as np


def fill(phase, *dims):
    return np.sin(0.7 * np.arange(int(np.prod(dims))) + phase).reshape(dims)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def show(name, x):
    print(name, "{" + ", ".join(repr(float(v)) for v in np.asarray(x).ravel()) + "}")


x, h, c = fill(0.1, 3), fill(0.2, 2), fill(0.3, 2)
show("dense", x @ fill(1, 3, 2) + fill(2, 2))
v = fill(0.1, 4)
show("layerNorm", (v - v.mean()) / np.sqrt(v.var() + 1e-5) * fill(1, 4) + fill(2, 4))

# torch.nn.GRUCell with its weights transposed: rows r, z, n
W, U, b, d = fill(1, 3, 6).T, fill(2, 2, 6).T, fill(3, 6), fill(4, 6)
i, u = W @ x + b, U @ h + d
r, z = sigmoid(i[:2] + u[:2]), sigmoid(i[2:4] + u[2:4])
n = np.tanh(i[4:] + r * u[4:])
show("gru", (1 - z) * n + z * h)

# torch.nn.LSTMCell with its weights transposed and both biases added: rows i, f, g, o
W, U, b = fill(1, 3, 8).T, fill(2, 2, 8).T, fill(3, 8)
i, f, g, o = np.split(W @ x + U @ h + b, 4)
cell = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
show("lstmHidden", sigmoid(o) * np.tanh(cell))
show("lstmCell", cell)

# torch.nn.Conv2d(2, 2, 2, stride=2, padding=1), by its sums
image, w, bias = fill(0.1, 2, 3, 3), fill(1, 2, 2, 2, 2), fill(2, 2)
padded = np.pad(image, ((0, 0), (1, 1), (1, 1)))
out = np.array([[[np.sum(padded[:, 2 * r : 2 * r + 2, 2 * s : 2 * s + 2] * w[k]) + bias[k] for s in range(2)] for r in range(2)] for k in range(2)])
show("conv2d", out)

# torch.nn.ConvTranspose2d(2, 1, 3, stride=2, padding=1, output_padding=1): each pixel paints a window
image, w, bias = fill(0.1, 2, 2, 2), fill(1, 2, 1, 3, 3), fill(2, 1)
canvas = np.zeros((1, 6, 6))
for channel in range(2):
    for r in range(2):
        for s in range(2):
            canvas[:, 2 * r : 2 * r + 3, 2 * s : 2 * s + 3] += image[channel, r, s] * w[channel]
show("convTranspose2d", canvas[:, 1:5, 1:5] + bias[0])

p = np.array([-3.0, -0.5, 0.0, 0.7, 2.0])
show("gelu", [0.5 * t * (1 + math.erf(t / math.sqrt(2))) for t in p])
show("silu", p * sigmoid(p))
show("elu", np.where(p > 0, p, np.expm1(p)))
show("leakyRelu", np.where(p > 0, p, 0.01 * p))
show("softmax", np.exp(p) / np.exp(p).sum())
