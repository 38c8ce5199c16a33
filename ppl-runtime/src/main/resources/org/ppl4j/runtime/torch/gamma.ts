# The gamma function's relatives, as org.ppl4j.math computes them: all branches with arguments put in
# order where they do not apply, chosen by torch.where; costly ones only where some element needs
# them. Every function here takes float64 vectors of one length (TorchFunctions calls them so).

# The sum of coefficients[k] x^k.
def polynomial(coefficients: List[float], x: Tensor) -> Tensor:
  last = torch.len(coefficients) - 1
  value = torch.full_like(x, coefficients[last])
  for i in range(last):
    value = value * x + coefficients[last - 1 - i]
  return value

# digamma(x) - log x from x = 12 on.
def digamma_minus_log(x: Tensor) -> Tensor:
  inverse = torch.reciprocal(x)
  square = inverse * inverse
  series = __torch__.polynomial([
    0.08333333333333333, -0.008333333333333333, 0.003968253968253968, -0.004166666666666667,
    0.007575757575757576, -0.021092796092796094, 0.08333333333333333, -0.4432598039215686], square)
  return -0.5 * inverse - square * series

# The sum of 1 / (x + k), k = 0 .. 11.
def reciprocal_sum(x: Tensor) -> Tensor:
  steps = torch.arange(12, dtype=7, device=ops.prim.device(x))
  return torch.sum(torch.reciprocal(torch.unsqueeze(x, -1) + steps), [-1])

def positive_digamma(x: Tensor) -> Tensor:
  small = x < 12.
  shifted = torch.where(small, x + 12., x)
  sum = torch.where(small, __torch__.reciprocal_sum(x), 0.)
  value = torch.log(shifted) + __torch__.digamma_minus_log(shifted) - sum
  distance = x - 1.4616321449683622 - 9.549995429965697e-17
  near = torch.abs(distance) < 0.25
  if bool(torch.any(near)):
    near_value = distance * __torch__.polynomial([
      0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652,
      0.10782405069126237, -0.07219956125645471, 0.04880428816414311, -0.03316112647484736,
      0.022597648232218104, -0.01542476590494896, 0.010538791616612175, -0.007204534386356869,
      0.004926781395729853, -0.003369801655439328, 0.002305126326734928, -0.0015769367714301972,
      0.0010788252019162967, -0.0007380709389960052, 0.000504953265834602, -0.0003454680251063077,
      0.00023635601564027053, -0.00016170622091974803], distance)
    value = torch.where(near, near_value, value)
  return value

def cotangent_of_pi(x: Tensor) -> Tensor:
  reduced = x - torch.round(x)
  size = torch.abs(reduced)
  far = torch.copysign(torch.tan(3.141592653589793 * (0.5 - size)), reduced)
  return torch.where(size <= 0.25, torch.reciprocal(torch.tan(3.141592653589793 * reduced)), far)

def digamma(x: Tensor) -> Tensor:
  positive = x > 0.
  value = __torch__.positive_digamma(torch.where(positive, x, 1. - x))
  if bool(torch.all(positive)):
    return value
  value = torch.where(positive, value, value - 3.141592653589793 * __torch__.cotangent_of_pi(x))
  pole = (x == torch.round(x)) & ~positive
  return torch.where(pole, torch.where(x == 0., -1. / x, nan), value)

# n! zeta(n+1, x) for n and x positive.
def factorial_times_zeta(n: int, x: Tensor) -> Tensor:
  count = n + 12
  steps = torch.arange(count, dtype=7, device=ops.prim.device(x))
  shifts = torch.unsqueeze(x, -1) + steps
  terms = torch.pow(torch.unsqueeze(x, -1) / shifts, n) / shifts
  small = x < count
  sum = torch.where(small, torch.sum(terms, [-1]), 0.)
  shifted = torch.where(small, x + count, x)
  inverse = torch.reciprocal(shifted)
  square = inverse * inverse
  tail = 1. / n + 0.5 * inverse
  factor = (n + 1) * square
  bernoulli = [0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05,
    -8.267195767195768e-07, 2.08767569878681e-08, -5.284190138687493e-10, 1.3382536530684679e-11,
    -3.3896802963225827e-13, 8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18]
  for k in range(11):
    tail = tail + bernoulli[k] * factor
    factor = factor * ((n + 2. * k + 2.) * (n + 2. * k + 3.)) * square
  sum = sum + torch.pow(x / shifted, n) * tail
  if n > 170:
    value = torch.exp(torch.lgamma(n + 1.) - n * torch.log(x) + torch.log(sum))
  else:
    factorial = 1.
    for k in range(n):
      factorial = factorial * (k + 1.)
    half = n // 2
    value = factorial * torch.pow(x, -half) * sum * torch.pow(x, half - n)
  return torch.where(torch.isinf(x), 0., value)

# The derivative of order n > 0 of digamma.
def polygamma(x: Tensor, n: int) -> Tensor:
  odd = n % 2 == 1
  positive = x > 0.
  size = __torch__.factorial_times_zeta(n, torch.where(positive, x, 1. - x))
  value = size
  if not odd:
    value = -size
  if bool(torch.all(positive)):
    return value
  fraction = x - torch.floor(x)
  inner = torch.where(positive | (fraction == 0.), 0.5, fraction)
  below = __torch__.factorial_times_zeta(n, inner)
  above = __torch__.factorial_times_zeta(n, torch.where(inner == 0.5, 0.5, torch.ceil(x) - x)) - size
  at_zero = torch.where(x == 0., -1. / x, nan)
  reflected = above - below
  pole = at_zero
  if odd:
    reflected = below + above
    pole = torch.full_like(x, inf)
  value = torch.where(positive, value, reflected)
  value = torch.where((x == torch.round(x)) & ~positive, pole, value)
  return torch.where(torch.isnan(x) | (x == -inf), nan, value)

# The logarithm of the standard normal distribution function: PyTorch's is off by 1e-5 for float32.
def log_ndtr(x: Tensor) -> Tensor:
  return torch.special_log_ndtr(x)

# log(1 - exp(-|x|)).
def log1mexp(x: Tensor) -> Tensor:
  size = torch.abs(x)
  near = torch.log(-torch.expm1(-size))
  return torch.where(size <= 0.6931471805599453, near, torch.log1p(-torch.exp(-size)))

# log(1 + u) - u.
def log1p_minus(u: Tensor) -> Tensor:
  far = torch.log1p(u) - u
  near = (u >= -0.4) & (u <= 0.6)
  if not bool(torch.any(near)):
    return far
  r = u / (2. + u)
  square = r * r
  series = __torch__.polynomial([
    0.3333333333333333, 0.2, 0.14285714285714285, 0.1111111111111111, 0.09090909090909091,
    0.07692307692307693, 0.06666666666666667, 0.058823529411764705, 0.05263157894736842,
    0.047619047619047616, 0.043478260869565216, 0.04], square)
  return torch.where(near, r * (2. * square * series - u), far)

# log(x / a) - (x - a) / a.
def log_ratio_minus(x: Tensor, a: Tensor) -> Tensor:
  u = (x - a) / a
  low = u < -0.4
  return torch.where(low, torch.log(x / a) - u, __torch__.log1p_minus(torch.where(low, 0., u)))

# exp(w) - 1 - w.
def expm1_minus(w: Tensor) -> Tensor:
  series = __torch__.polynomial([
    0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889,
    0.0001984126984126984, 2.48015873015873e-05, 2.7557319223985893e-06, 2.755731922398589e-07,
    2.505210838544172e-08, 2.08767569878681e-09, 1.6059043836821613e-10, 1.1470745597729725e-11], w)
  return torch.where(torch.abs(w) < 0.5, w * w * series, torch.expm1(w) - w)

# lgamma(a) - (a - 1/2) log a + a - log(2 pi) / 2 from a = 10 on.
def stirling_correction(a: Tensor) -> Tensor:
  inverse = torch.reciprocal(a)
  return inverse * __torch__.polynomial([
    0.08333333333333333, -0.002777777777777778, 7.936507936507937e-04, -5.952380952380953e-04,
    8.417508417508417e-04, -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242],
    inverse * inverse)

# lgamma(1 + a) for a >= 0, with small relative error also next to 0.
def lgamma1p(a: Tensor) -> Tensor:
  near = a * __torch__.polynomial([
    -0.5772156649015329, 0.8224670334241132, -0.40068563438653143, 0.27058080842778454,
    -0.20738555102867398, 0.1695571769974082, -0.1440498967688461, 0.12550966952474304,
    -0.11133426586956469, 0.1000994575127818, -0.09095401714582904, 0.083353840546109,
    -0.0769325164113522, 0.07143294629536133, -0.06666870588242046, 0.06250095514121304,
    -0.058823978658684585, 0.055555767627403614, -0.05263167937961666, 0.05000004769810169], a)
  return torch.where(a < 0.2, near, torch.lgamma(1. + a))

# The logarithm of x^a exp(-x) / Gamma(a) for positive and finite a and x.
def log_power(a: Tensor, x: Tensor) -> Tensor:
  value = a * torch.log(x) - x - torch.lgamma(a)
  large = a >= 10.
  if bool(torch.any(large)):
    b = torch.where(large, a, 10.)
    correction = 0.5 * (torch.log(b) - 1.8378770664093456) - __torch__.stirling_correction(b)
    value = torch.where(large, b * __torch__.log_ratio_minus(x, b) + correction, value)
  return value

def large_gamma_gap(a: Tensor, x: Tensor) -> Tensor:
  return __torch__.digamma_minus_log(a) - (__torch__.log_ratio_minus(x, a) + (x - a) / a)

# digamma(a) - log x.
def gamma_gap(a: Tensor, x: Tensor) -> Tensor:
  value = __torch__.positive_digamma(a) - torch.log(x)
  large = a >= 12.
  if bool(torch.any(large)):
    value = torch.where(large, __torch__.large_gamma_gap(torch.where(large, a, 12.), x), value)
  return value
