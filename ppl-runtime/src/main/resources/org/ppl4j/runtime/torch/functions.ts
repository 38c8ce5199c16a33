# TorchScript functions for operations that PyTorch lacks or computes too coarsely; see TorchFunctions.java.

# PyTorch gives 0 at NaN.
def sign(x: Tensor) -> Tensor:
  return torch.where(torch.isnan(x), x, torch.sign(x))

# PyTorch's own is linear beyond 20 and so off by 2e-9 there.
def softplus(x: Tensor) -> Tensor:
  return torch.neg(torch.log_sigmoid(torch.neg(x)))

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
