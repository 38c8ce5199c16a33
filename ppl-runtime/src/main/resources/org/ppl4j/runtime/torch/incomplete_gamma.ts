# The incomplete gamma functions, by the power series below x = 0.3 and by quadrature from there; see
# org.ppl4j.math.IncompleteGamma, which does without the quadrature for middling arguments.

# Where the integrand of a tail has fallen by exp(-40).
def gamma_cut(a: Tensor, x: Tensor, lower: Tensor) -> Tensor:
  difference = torch.where(lower, a - x, x - a)
  root = torch.sqrt(difference * difference + 80. * x)
  cut = torch.where(difference >= 0., 80. / (difference + root), (root - difference) / x)
  rise = torch.expm1(cut)
  for i in range(2):
    fall = torch.expm1(-cut)
    cut = cut - (a * cut + x * fall - 40.) / (difference - x * fall)
    rise = rise - (x * rise - a * torch.log1p(rise) - 40.) / (x - a / (1. + rise))
  return torch.where(lower, cut, torch.log1p(rise))

# exp(-phi) at the nodes: one row for each element.
def gamma_integrand(a: Tensor, x: Tensor, lower: Tensor, cut: Tensor) -> Tensor:
  end = torch.unsqueeze(torch.where(lower, -cut, cut), -1)
  t = end * __torch__.gauss_nodes(ops.prim.device(x))
  slope = torch.unsqueeze(a, -1)
  rate = torch.unsqueeze(x, -1)
  if bool(torch.any(a > 200.)):
    return torch.exp((slope - rate) * t - rate * __torch__.expm1_minus(t))
  return torch.exp(slope * t - rate * torch.expm1(t))

# Q(a, x) where upper is true, else P(a, x), for positive and finite a and x; and x^a exp(-x) / Gamma(a).
def gamma_tail(a: Tensor, x: Tensor, upper: Tensor) -> Tuple[Tensor, Tensor]:
  lower = x < a - 0.5
  cut = __torch__.gamma_cut(a, x, lower)
  integrand = __torch__.gamma_integrand(a, x, lower, cut)
  integral = torch.matmul(integrand, __torch__.gauss_weights(ops.prim.device(x)))
  power = torch.exp(__torch__.log_power(a, x))
  tail = torch.where(power == 0., 0., power * cut * integral)
  value = torch.where(torch.ne(lower, upper), tail, 1. - tail)
  small = x < 0.3
  if bool(torch.any(small)):
    value = torch.where(small, __torch__.gamma_tail_series(a, x, upper), value)
  return (value, power)

# P is exp(l) (1 + rest), of which Q is the difference to 1.
def gamma_tail_series(a: Tensor, x: Tensor, upper: Tensor) -> Tensor:
  term = torch.ones_like(x)
  rest = torch.zeros_like(x)
  for i in range(12):
    n = i + 1
    term = term * (x / -n)
    rest = rest + term * (a / (a + n))
  l = a * torch.log(x) - __torch__.lgamma1p(a)
  factor = torch.exp(l)
  return torch.where(upper, -torch.expm1(l) - factor * rest, factor * (1. + rest))

def gamma_p(a: Tensor, x: Tensor) -> Tensor:
  inside = (a > 0.) & (a < inf) & (x > 0.) & (x < inf)
  y = torch.where(inside, x, 1.)
  value, power, = __torch__.gamma_tail(torch.where(inside, a, 1.), y, torch.zeros_like(inside))
  good = (a > 0.) & (x >= 0.) & ((a < inf) | (x == inf))
  border = torch.where(good, torch.where(x == inf, 1., torch.zeros_like(x)), nan)
  return torch.where(inside, value, border)

def gamma_q(a: Tensor, x: Tensor) -> Tensor:
  inside = (a > 0.) & (a < inf) & (x > 0.) & (x < inf)
  y = torch.where(inside, x, 1.)
  value, power, = __torch__.gamma_tail(torch.where(inside, a, 1.), y, torch.ones_like(inside))
  good = (a > 0.) & (x >= 0.) & ((a < inf) | (x == inf))
  border = torch.where(good, torch.where(x == inf, 0., torch.ones_like(x)), nan)
  return torch.where(inside, value, border)

# The derivative of P(a, x) in a, of order 1 or 2.
def gamma_p_derivative(a: Tensor, x: Tensor, order: int) -> Tensor:
  inside = (a > 0.) & (a < inf) & (x > 0.) & (x < inf)
  b = torch.where(inside, a, 1.)
  y = torch.where(inside, x, 1.)
  power = __torch__.log_power(b, y)
  value = __torch__.gamma_p_derivative_integral(b, y, torch.exp(power), order)
  small = y < 0.3
  if bool(torch.any(small)):
    z = torch.where(small, y, 0.1)
    factor = torch.exp(power + y) / b
    value = torch.where(small, __torch__.gamma_p_derivative_series(b, z, factor, order), value)
  border = torch.where((a > 0.) & (a < inf) & (x >= 0.), torch.zeros_like(x), nan)
  return torch.where(inside, value, border)

def gamma_p_derivative_integral(a: Tensor, x: Tensor, power: Tensor, order: int) -> Tensor:
  gap = __torch__.gamma_gap(a, x)
  size = torch.abs(gap)
  lower = gap > 0.
  cut = __torch__.gamma_cut(a, x, lower)
  integrand = __torch__.gamma_integrand(a, x, lower, cut)
  nodes = __torch__.gauss_nodes(ops.prim.device(x))
  weights = __torch__.gauss_weights(ops.prim.device(x))
  zeroth = torch.matmul(integrand, weights)
  first = cut * torch.matmul(integrand, weights * nodes)
  value = -(size * zeroth + first)
  if order == 2:
    second = cut * cut * torch.matmul(integrand, weights * nodes * nodes)
    constant = gap * gap - __torch__.factorial_times_zeta(1, a)
    value = constant * zeroth + 2. * size * first + second
    value = torch.where(lower, value, -value)
  return torch.where(power == 0., 0., power * cut * value)

def gamma_p_derivative_series(a: Tensor, x: Tensor, factor: Tensor, order: int) -> Tensor:
  term = torch.ones_like(x)
  zeroth = torch.ones_like(x)
  first = torch.zeros_like(x)
  second = torch.zeros_like(x)
  for i in range(12):
    n = i + 1
    term = term * (x / -n)
    inverse = torch.reciprocal(a + n)
    zeroth = zeroth + term * a * inverse
    part = term * n * inverse * inverse
    first = first + part
    second = second - 2. * part * inverse
  slope = torch.log(x) - __torch__.positive_digamma(a + 1.)
  if order == 1:
    return factor * (slope * zeroth + first)
  square = slope * slope - __torch__.factorial_times_zeta(1, a + 1.)
  return factor * (square * zeroth + 2. * slope * first + second)

def between(low: Tensor, high: Tensor) -> Tensor:
  middle = torch.where(low == 0., high / 8., torch.sqrt(low) * torch.sqrt(high))
  return torch.where(high == inf, 2. * low + 1., middle)

def gamma_start(a: Tensor, p: Tensor, q: Tensor, lower: Tensor) -> Tensor:
  log_p = torch.where(lower, torch.log(p), torch.log1p(-q))
  bound = torch.exp((log_p + __torch__.lgamma1p(a)) / a)
  z = torch.special_ndtri(torch.where(lower, p, q))
  root = 1. - 1. / (9. * a) + torch.where(lower, z, -z) / (3. * torch.sqrt(a))
  large = torch.where(root > 0., torch.maximum(bound, a * root * root * root), bound)
  exponent = -torch.log(q) - torch.lgamma(a)
  tail = exponent - (1. - a) * torch.log(exponent)
  small = torch.where(exponent > 2., torch.maximum(bound, tail), bound)
  return torch.where(a >= 1., large, small)

# Newton's iteration on log(P / p) in log x, or on log(Q / q) in x, kept inside the bracket known so far:
# with PyTorch's coarse functions or with ours, until steps are below enough. Elements that are done
# leave the loop.
def gamma_newton(
    a: Tensor, p: Tensor, q: Tensor, start: Tensor, coarse: bool, most: int, enough: float) -> Tensor:
  result = start
  rows = __torch__.true_rows(start > 2.2250738585072014E-308)
  state = __torch__.select_rows([a, p, q, start, torch.zeros_like(p), torch.full_like(p, inf)], rows)
  step = 0
  while step < most and torch.size(rows, 0) > 0:
    step = step + 1
    b, r, s, x, low, high, = state
    lower = r <= s
    if coarse:
      tail = torch.where(lower, torch.igamma(b, x), torch.igammac(b, x))
      power = torch.exp(__torch__.log_power(b, x))
    else:
      tail, power, = __torch__.gamma_tail(b, x, torch.logical_not(lower))
    excess = torch.log(tail / torch.where(lower, r, s))
    below = (excess < 0.) == lower
    low = torch.where(below, x, low)
    high = torch.where(below, high, x)
    change = excess * tail / power
    next = torch.where(lower, x * torch.exp(-change), x * (1. + change))
    last = torch.abs(change) * (1. + torch.sqrt(b)) < enough
    fits = (next > low) & (next < high)
    x = torch.where(last | fits, next, __torch__.between(low, high))
    result = torch.index_put(result, [rows], x)
    open = __torch__.true_rows(torch.logical_not(last) & (x > 2.2250738585072014E-308))
    state = __torch__.select_rows([b, r, s, x, low, high], open)
    rows = torch.index_select(rows, 0, open)
  return result

def gamma_p_inverse(a: Tensor, p: Tensor) -> Tensor:
  good = (a > 0.) & (a < inf) & (p >= 0.) & (p <= 1.)
  inside = good & (p > 0.) & (p < 1.)
  b = torch.where(inside, a, 1.)
  r = torch.where(inside, p, 0.5)
  q = 1. - r
  x = __torch__.gamma_start(b, r, q, r <= q)
  x = __torch__.gamma_newton(b, r, q, x, True, 8, 1e-5)
  x = __torch__.gamma_newton(b, r, q, x, False, 40, 1e-8)
  border = torch.where(p == 0., 0., torch.full_like(x, inf))
  return torch.where(inside, x, torch.where(good, border, nan))
