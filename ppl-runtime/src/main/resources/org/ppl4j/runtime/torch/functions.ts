# TorchScript functions for operations that PyTorch lacks or computes too coarsely; see TorchFunctions.java.

# PyTorch gives 0 at NaN.
def sign(x: Tensor) -> Tensor:
  return torch.where(torch.isnan(x), x, torch.sign(x))

# Linear beyond 40, where nothing is lost; PyTorch's own limit of 20 is off by 2e-9 there.
def softplus(x: Tensor) -> Tensor:
  return torch.softplus(x, 1, 40)

# Sums of softplus along the last axis: max(x, 0) - log max(s, 1 - s), the logarithms taken of products of pieces.
def sum_softplus(x: Tensor, sigmoid: Tensor, pieces: List[int]) -> Tensor:
  other = torch.rsub(sigmoid, 1)
  larger = torch.maximum(sigmoid, other, out=other)
  products = torch.prod(torch.reshape(larger, pieces), -1, False)
  logs = torch.sum(torch.log(products), [-1], False)
  return torch.sub(torch.sum(torch.clamp_min(x, 0), [-1], False), logs)

def modulo(x: Tensor, y: Tensor) -> Tensor:
  return torch.sub(x, torch.mul(y, torch.floor(torch.div(x, y))))

# NaN where the symmetric part is not positive definite, without an error.
def cholesky(a: Tensor) -> Tensor:
  symmetric = torch.mul(torch.add(a, torch.mT(a)), 0.5)
  factor, info, = torch.linalg_cholesky_ex(symmetric)
  good = torch.unsqueeze(torch.unsqueeze(torch.eq(info, 0), -1), -1)
  return torch.where(good, factor, nan)

def conv2d_weight_gradient(x: Tensor, y: Tensor, weights: List[int], stride: List[int], padding: List[int], dilation: List[int], groups: int) -> Tensor:
  a, b, c, = torch.convolution_backward(y, x, torch.new_zeros(x, weights), None, stride, padding, dilation, False, [0, 0], groups, [False, True, False])
  return b

def arg_max_pool2d(x: Tensor, window: List[int], stride: List[int], padding: List[int]) -> Tensor:
  values, places, = torch.max_pool2d_with_indices(x, window, stride, padding)
  return places

# The biases are in size and floor; at so late a step PyTorch adds none.
def adam(x: Tensor, g: Tensor, mean: Tensor, square: Tensor, size: Tensor, floor: Tensor, beta1: float, beta2: float, sign: float) -> Tuple[Tensor, Tensor, Tensor]:
  late = torch.full([], 1.0E9, dtype=6)
  a, b, c, d, e, = torch._fused_adam([x], [torch.contiguous(g)], [mean], [square], annotate(List[Tensor], []), [late], lr=torch.mul(float(size), sign), beta1=beta1, beta2=beta2, weight_decay=0., eps=float(floor), amsgrad=False, maximize=False)
  return (a[0], c[0], d[0])

def adam_in_place(x: List[Tensor], g: List[Tensor], mean: List[Tensor], square: List[Tensor], size: float, floor: float, beta1: float, beta2: float, sign: float) -> int:
  late = torch.full([], 1.0E9, dtype=6)
  steps = annotate(List[Tensor], [])
  gradients = annotate(List[Tensor], [])
  for i in range(torch.len(x)):
    steps = torch.append(steps, late)
    gradients = torch.append(gradients, torch.contiguous(g[i]))
  torch._fused_adam_(x, gradients, mean, square, annotate(List[Tensor], []), steps, lr=torch.mul(size, sign), beta1=beta1, beta2=beta2, weight_decay=0., eps=floor, amsgrad=False, maximize=False)
  return 0
