# The incomplete beta function, by power series where x (b+1) or y (a+1) is below 0.3, y = 1 - x, and by
# quadrature elsewhere; see org.ppl4j.math.IncompleteBeta, which does without the quadrature for
# shapes to 100.

# a b - c, rounded once: the product's rounding error is found by splitting its factors (Dekker, 1971).
def fused(a: Tensor, b: Tensor, c: Tensor) -> Tensor:
  product = a * b
  ta = 134217729. * a
  tb = 134217729. * b
  ah = ta - (ta - a)
  bh = tb - (tb - b)
  al = a - ah
  bl = b - bh
  error = al * bl - (((product - ah * bh) - al * bh) - ah * bl)
  return (product - c) + error

# (a+b) x - a, from the smaller of x and y.
def beta_excess(a: Tensor, b: Tensor, x: Tensor, y: Tensor) -> Tensor:
  near = x <= y
  value = __torch__.fused(a + b, torch.where(near, x, y), torch.where(near, a, b))
  return torch.where(near, value, -value)

# log x where y = 1 - x.
def log_share(x: Tensor, y: Tensor) -> Tensor:
  return torch.where(x <= y, torch.log(x), torch.log1p(-y))

# lgamma(b) - lgamma(a+b) from b = 10 on, without the cancellation for small a / b.
def lgamma_fall(a: Tensor, b: Tensor) -> Tensor:
  ratio = a / b
  n = a + b
  correction = __torch__.stirling_correction(b) - __torch__.stirling_correction(n)
  return correction - (b - 0.5) * torch.log1p(ratio) - a * (torch.log(n) - 1.)

# The logarithm of the beta function.
def log_beta(a: Tensor, b: Tensor) -> Tensor:
  low = torch.minimum(a, b)
  high = torch.maximum(a, b)
  value = torch.lgamma(low) + (torch.lgamma(high) - torch.lgamma(a + b))
  large = high >= 10.
  if bool(torch.any(large)):
    fall = __torch__.lgamma_fall(low, torch.where(large, high, 10.))
    value = torch.where(large, torch.lgamma(low) + fall, value)
  return value

def beta_ratio_minus(ratio: Tensor, u: Tensor) -> Tensor:
  low = u < -0.4
  return torch.where(low, torch.log(ratio) - u, __torch__.log1p_minus(torch.where(low, 0., u)))

def large_beta_log_power(a: Tensor, b: Tensor, x: Tensor, y: Tensor, excess: Tensor) -> Tensor:
  n = a + b
  left = a * __torch__.beta_ratio_minus(n * x / a, excess / a)
  right = b * __torch__.beta_ratio_minus(n * y / b, -excess / b)
  large = __torch__.stirling_correction(n)
  correction = large - __torch__.stirling_correction(a) - __torch__.stirling_correction(b)
  return left + right + correction + 0.5 * (torch.log(a) + torch.log(b / n) - 1.8378770664093456)

# The logarithm of x^a y^b / B(a, b), given the excess (a+b) x - a.
def beta_log_power(a: Tensor, b: Tensor, x: Tensor, y: Tensor, excess: Tensor) -> Tensor:
  value = a * __torch__.log_share(x, y) + b * __torch__.log_share(y, x) - __torch__.log_beta(a, b)
  large = torch.minimum(a, b) >= 10.
  if bool(torch.any(large)):
    c = torch.where(large, a, 10.)
    d = torch.where(large, b, 10.)
    value = torch.where(large, __torch__.large_beta_log_power(c, d, x, y, excess), value)
  return value

# Where the integrand of the lower tail has fallen by exp(-40).
def beta_cut(a: Tensor, n: Tensor, x: Tensor, y: Tensor, excess: Tensor) -> Tensor:
  curvature = n * x * y
  root = torch.sqrt(excess * excess + 80. * curvature)
  guess = torch.where(excess < 0., 80. / (root - excess), (root + excess) / curvature)
  cut = torch.minimum(guess, (40. - n * __torch__.log_share(y, x)) / a)
  for i in range(6):
    fall = x * torch.exp(-cut)
    remaining = y + fall
    cut = cut - (a * cut + n * torch.log(remaining) - 40.) / (a - n * fall / remaining)
  return cut

# The integrals over w, from start to end, of exp(-phi) and of exp(-phi) times the distance of log t
# from log x (below) or its negative (not below); the latter only if asked for.
def beta_piece(
    a: Tensor, b: Tensor, x: Tensor, y: Tensor, excess: Tensor, below: Tensor, start: Tensor,
    end: Tensor, both: bool) -> Tuple[Tensor, Tensor]:
  nodes = __torch__.gauss_nodes(ops.prim.device(x))
  weights = __torch__.gauss_weights(ops.prim.device(x))
  length = end - start
  w = torch.unsqueeze(start, -1) + torch.unsqueeze(length, -1) * nodes
  mirrored = (a > 2.) & (b < a)
  sign = torch.unsqueeze(torch.where(mirrored, 1., -torch.ones_like(x)), -1)
  scale = torch.unsqueeze(torch.where(mirrored, y, x), -1)
  shape = torch.unsqueeze(torch.where(mirrored, b, a), -1)
  n = torch.unsqueeze(a + b, -1)
  signed = sign * w
  rise = torch.expm1(signed)
  z = scale * rise
  if bool(torch.any(n > 200.)):
    bent = __torch__.log1p_minus(z)
    exponent = torch.unsqueeze(excess, -1) * (sign * rise) - shape * __torch__.expm1_minus(signed) - n * bent
    logarithm = bent + z
  else:
    logarithm = torch.log1p(z)
    exponent = shape * signed - n * logarithm
  integrand = torch.exp(exponent)
  zeroth = length * torch.matmul(integrand, weights)
  if not both:
    return (zeroth, zeroth)
  side = torch.unsqueeze(below, -1)
  bend = torch.where(side, logarithm, -logarithm)
  distance = torch.where(torch.ne(side, torch.unsqueeze(mirrored, -1)), bend + w, bend)
  return (zeroth, length * torch.matmul(integrand * distance, weights))

# The same integrals over all w > 0, in three pieces; elements that need further ones are taken apart.
def beta_integrals(
    a: Tensor, b: Tensor, x: Tensor, y: Tensor, excess: Tensor, below: Tensor,
    both: bool) -> Tuple[Tensor, Tensor]:
  cut = __torch__.beta_cut(a, a + b, x, y, excess)
  end = torch.clamp(cut, max=8.)
  p, q, = __torch__.beta_piece(a, b, x, y, excess, below, torch.zeros_like(x), end, both)
  parts = [a, b, x, y, excess, below, cut]
  ends = [8., 40., inf]
  for i in range(2):
    rows = __torch__.true_rows(parts[6] > ends[i])
    if torch.size(rows, 0) > 0:
      r = __torch__.select_rows(parts, rows)
      start = torch.full_like(r[6], ends[i])
      further = torch.clamp(r[6], max=ends[i + 1])
      p1, q1, = __torch__.beta_piece(r[0], r[1], r[2], r[3], r[4], r[5], start, further, both)
      p = torch.index_add(p, 0, rows, p1)
      q = torch.index_add(q, 0, rows, q1)
  return (p, q)

# 1 - I_x(a, b) where upper is true, else I_x(a, b), for shapes positive and finite and x and y = 1 - x
# above 0; and x^a y^b / B(a, b).
def beta_tail(a: Tensor, b: Tensor, x: Tensor, y: Tensor, upper: Tensor) -> Tuple[Tensor, Tensor]:
  excess = __torch__.beta_excess(a, b, x, y)
  lower = excess < 0.
  c = torch.where(lower, a, b)
  d = torch.where(lower, b, a)
  s = torch.where(lower, x, y)
  t = torch.where(lower, y, x)
  integral, unused, = __torch__.beta_integrals(c, d, s, t, -torch.abs(excess), lower, False)
  power = torch.exp(__torch__.beta_log_power(a, b, x, y, excess))
  tail = torch.where(power == 0., 0., power * integral)
  value = torch.where(torch.ne(lower, upper), tail, 1. - tail)
  in_x = x * (b + 1.) < 0.3
  in_y = y * (a + 1.) < 0.3
  series = in_x | in_y
  if bool(torch.any(series)):
    c = torch.where(in_x, a, b)
    d = torch.where(in_x, b, a)
    s = torch.where(in_x, x, y)
    t = torch.where(in_x, y, x)
    value = torch.where(series, __torch__.beta_tail_series(c, d, s, torch.ne(in_x, upper)), value)
  return (value, power)

# lgamma(a+b) - lgamma(a).
def lgamma_rise(a: Tensor, b: Tensor) -> Tensor:
  value = torch.lgamma(a + b) - torch.lgamma(a)
  large = a >= 10.
  if bool(torch.any(large)):
    value = torch.where(large, -__torch__.lgamma_fall(b, torch.where(large, a, 10.)), value)
  near = b < 1e-3 * a
  if bool(torch.any(near)):
    s = torch.where(near, b, 0.)
    third = __torch__.factorial_times_zeta(3, a) * (s / 4.)
    second = (third - __torch__.factorial_times_zeta(2, a)) * (s / 3.)
    first = (second + __torch__.factorial_times_zeta(1, a)) * (s / 2.)
    value = torch.where(near, (first + __torch__.positive_digamma(a)) * s, value)
  return value

# I_x(a, b) where whole is true, else 1 - I: I is exp(l) (1 + rest).
def beta_tail_series(a: Tensor, b: Tensor, x: Tensor, whole: Tensor) -> Tensor:
  term = torch.ones_like(x)
  rest = torch.zeros_like(x)
  for i in range(32):
    k = i + 1
    term = term * ((k - b) * (x / k))
    rest = rest + term * (a / (a + k))
  l = a * torch.log(x) + __torch__.lgamma_rise(b, a) - __torch__.lgamma1p(a)
  factor = torch.exp(l)
  return torch.where(whole, factor * (1. + rest), -torch.expm1(l) - factor * rest)

def beta_inside(a: Tensor, b: Tensor) -> Tensor:
  return (a > 0.) & (a < inf) & (b > 0.) & (b < inf)

def beta_i(a: Tensor, b: Tensor, x: Tensor, complement: int) -> Tensor:
  good = __torch__.beta_inside(a, b) & (x >= 0.) & (x <= 1.)
  y = 1. - x
  inside = good & (x > 0.) & (y > 0.)
  upper = torch.zeros_like(inside)
  if complement == 1:
    upper = torch.ones_like(inside)
  c = torch.where(inside, a, 1.)
  d = torch.where(inside, b, 1.)
  half = torch.full_like(x, 0.5)
  s = torch.where(inside, x, half)
  value, power, = __torch__.beta_tail(c, d, s, torch.where(inside, y, half), upper)
  border = torch.where((x == 0.) == upper, 1., torch.zeros_like(x))
  return torch.where(inside, value, torch.where(good, border, nan))
