# The derivatives of the incomplete beta function in its shapes; see org.ppl4j.math.IncompleteBeta.

# digamma(a+b) - digamma(a), with small relative error also for small b.
def digamma_rise(a: Tensor, b: Tensor) -> Tensor:
  value = __torch__.positive_digamma(a + b) - __torch__.positive_digamma(a)
  large = a >= 12.
  if bool(torch.any(large)):
    c = torch.where(large, a, 12.)
    shift = __torch__.digamma_minus_log(c + b) - __torch__.digamma_minus_log(c)
    value = torch.where(large, torch.log1p(b / c) + shift, value)
  near = b < 1e-3 * a
  if bool(torch.any(near)):
    s = torch.where(near, b, 0.)
    third = __torch__.factorial_times_zeta(3, a) - s / 4. * __torch__.factorial_times_zeta(4, a)
    second = s / 3. * third - __torch__.factorial_times_zeta(2, a)
    value = torch.where(near, s * (__torch__.factorial_times_zeta(1, a) + s / 2. * second), value)
  return value

# digamma(a) - digamma(a+b) - log x.
def beta_gap(a: Tensor, b: Tensor, x: Tensor, y: Tensor, excess: Tensor) -> Tensor:
  value = -__torch__.digamma_rise(a, b) - __torch__.log_share(x, y)
  large = a >= 12.
  if bool(torch.any(large)):
    c = torch.where(large, a, 12.)
    u = excess / c
    ratio = torch.where(u < -0.4, torch.log((c + b) * x / c), torch.log1p(torch.clamp(u, min=-0.4)))
    shift = __torch__.digamma_minus_log(c) - __torch__.digamma_minus_log(c + b)
    value = torch.where(large, shift - ratio, value)
  return value

# The derivative of I_x(a, b) in a.
def beta_slope(a: Tensor, b: Tensor, x: Tensor, y: Tensor) -> Tensor:
  excess = __torch__.beta_excess(a, b, x, y)
  power = __torch__.beta_log_power(a, b, x, y, excess)
  gap = __torch__.beta_gap(a, b, x, y, excess)
  lower = gap > 0.
  c = torch.where(lower, a, b)
  d = torch.where(lower, b, a)
  s = torch.where(lower, x, y)
  t = torch.where(lower, y, x)
  own = torch.where(lower, excess, -excess)
  p, q, = __torch__.beta_integrals(c, d, s, t, own, lower, True)
  factor = torch.exp(power)
  value = torch.where(factor == 0., 0., -factor * (torch.abs(gap) * p + q))
  in_x = x * (b + 1.) < 0.3
  if bool(torch.any(in_x)):
    series = __torch__.beta_slope_series_in_x(a, b, x, torch.exp(power - b * __torch__.log_share(y, x)) / a)
    value = torch.where(in_x, series, value)
  in_y = torch.logical_not(in_x) & (y * (a + 1.) < 0.3)
  if bool(torch.any(in_y)):
    series = __torch__.beta_slope_series_in_y(a, b, y, torch.exp(power - a * __torch__.log_share(x, y)) / b)
    value = torch.where(in_y, series, value)
  return value

def beta_slope_series_in_x(a: Tensor, b: Tensor, x: Tensor, factor: Tensor) -> Tensor:
  term = torch.ones_like(x)
  sum = torch.ones_like(x)
  slope = torch.zeros_like(x)
  for i in range(32):
    k = i + 1
    term = term * ((k - b) * (x / k))
    inverse = torch.reciprocal(a + k)
    part = term * inverse
    sum = sum + part * a
    slope = slope + part * inverse * k
  logarithmic = torch.log(x) - __torch__.positive_digamma(a + 1.) + __torch__.positive_digamma(a + b)
  return factor * (logarithmic * sum + slope)

def beta_slope_series_in_y(a: Tensor, b: Tensor, y: Tensor, factor: Tensor) -> Tensor:
  term = torch.ones_like(y)
  bent = torch.zeros_like(y)
  sum = torch.ones_like(y)
  slope = torch.zeros_like(y)
  for i in range(32):
    k = i + 1
    share = y / k
    bent = (bent * (k - a) - term) * share
    term = term * ((k - a) * share)
    weight = b / (b + k)
    sum = sum + term * weight
    slope = slope + bent * weight
  return -factor * (__torch__.digamma_rise(a, b) * sum + slope)

# The derivative of I_x(a, b) in a (operand 0) or b (operand 1).
def beta_i_derivative(a: Tensor, b: Tensor, x: Tensor, operand: int) -> Tensor:
  good = __torch__.beta_inside(a, b) & (x >= 0.) & (x <= 1.)
  y = 1. - x
  inside = good & (x > 0.) & (y > 0.)
  c = torch.where(inside, a, 1.)
  d = torch.where(inside, b, 1.)
  half = torch.full_like(x, 0.5)
  s = torch.where(inside, x, half)
  t = torch.where(inside, y, half)
  if operand == 0:
    value = __torch__.beta_slope(c, d, s, t)
  else:
    value = -__torch__.beta_slope(d, c, t, s)
  return torch.where(inside, value, torch.where(good, torch.zeros_like(x), nan))
