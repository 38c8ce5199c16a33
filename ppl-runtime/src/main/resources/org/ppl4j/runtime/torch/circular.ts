# Student's law, the modified Bessel functions and the von Mises law; see org.ppl4j.math.

# nu / (nu + t^2) and t^2 / (nu + t^2).
def student_shares(degrees: Tensor, t: Tensor) -> Tuple[Tensor, Tensor]:
  ratio = t / torch.sqrt(degrees)
  square = ratio * ratio
  rest = torch.where(torch.abs(ratio) > 1., 1. / (1. + 1. / square), square / (1. + square))
  return (1. / (1. + square), rest)

def student_cdf(degrees: Tensor, t: Tensor) -> Tensor:
  good = (degrees > 0.) & (degrees < inf) & (t == t)
  x, y, = __torch__.student_shares(degrees, t)
  inside = good & (x > 0.) & (y > 0.)
  half = torch.full_like(t, 0.5)
  nu = torch.where(inside, degrees, 1.)
  s = torch.where(inside, x, half)
  r = torch.where(inside, y, half)
  whole, power, = __torch__.beta_tail(nu / 2., half, s, r, torch.zeros_like(inside))
  tail = 0.5 * torch.where(inside, whole, torch.where(x == 0., torch.zeros_like(t), 1.))
  value = torch.where(t < 0., tail, torch.where(t > 0., 1. - tail, half))
  return torch.where(good, value, nan)

def student_cdf_derivative(degrees: Tensor, t: Tensor) -> Tensor:
  good = (degrees > 0.) & (degrees < inf) & (t == t)
  x, y, = __torch__.student_shares(degrees, t)
  inside = good & (x > 0.) & (y > 0.)
  half = torch.full_like(t, 0.5)
  nu = torch.where(inside, degrees, 1.)
  shape = nu / 2.
  s = torch.where(inside, x, half)
  r = torch.where(inside, y, half)
  power = __torch__.beta_log_power(shape, half, s, r, __torch__.beta_excess(shape, half, s, r))
  tail = 0.25 * __torch__.beta_slope(shape, half, s, r) + torch.exp(power) / (2. * nu)
  value = torch.where(t < 0., tail, -tail)
  return torch.where(inside, value, torch.where(good, torch.zeros_like(t), nan))

# t^2 / nu at which both tails together have a probability, to a few digits from nu = 1 on: algorithm 396
# (Hill, 1970).
def student_guess(nu: Tensor, tail: Tensor) -> Tensor:
  a = 1. / (nu - 0.5)
  b = 48. / (a * a)
  c = ((20700. * a / b - 98.) * a - 16.) * a + 96.36
  d = ((94.5 / (b + c) - 3.) / b + 1.) * torch.sqrt(a * 1.5707963267948966) * nu
  far = torch.pow(d * tail, 2. / nu)
  z = torch.special_ndtri(0.5 * tail)
  s = z * z
  e = c + torch.where(nu < 5., 0.3 * (nu - 4.5) * (z + 0.6), 0.)
  e = (((0.05 * d * z - 5.) * z - 7.) * z - 2.) * z + b + e
  root = (((((0.4 * s + 6.3) * s + 36.) * s + 94.5) / e - s - 3.) / b + 1.) * z
  near = torch.expm1(a * root * root)
  more = 1. / (((nu + 6.) / (nu * far) - 0.089 * d - 0.822) * (nu + 2.) * 3.) + 0.5 / (nu + 4.)
  further = (more * far - 1.) * (nu + 1.) / (nu + 2.) + 1. / far
  return torch.where(far > 0.05 + a, near, further)

# nu / t^2 (outer) or t^2 / nu for the inverse to start from.
def student_start(nu: Tensor, tail: Tensor, outer: Tensor) -> Tensor:
  ratio = __torch__.student_guess(nu, tail)
  guess = torch.where(outer, 1. / ratio, ratio)
  half = torch.full_like(nu, 0.5)
  a = torch.where(outer, nu / 2., half)
  b = torch.where(outer, half, nu / 2.)
  plain = __torch__.beta_start(a, b, torch.where(outer, tail, 1. - tail))
  return torch.where((nu >= 1.) & __torch__.regular(guess), guess, plain)

def student_quantile(degrees: Tensor, u: Tensor) -> Tensor:
  good = (degrees > 0.) & (degrees < inf) & (u >= 0.) & (u <= 1.)
  inside = good & (u > 0.) & (u < 1.) & (u != 0.5)
  nu = torch.where(inside, degrees, 1.)
  tail = 2. * torch.where(inside, torch.minimum(u, 1. - u), 0.25)
  outer = tail <= 0.5
  half = torch.full_like(u, 0.5)
  a = torch.where(outer, nu / 2., half)
  b = torch.where(outer, half, nu / 2.)
  start = __torch__.student_start(nu, tail, outer)
  odds = __torch__.beta_odds(a, b, torch.where(outer, tail, 1. - tail), start)
  size = torch.where(outer, torch.sqrt(nu / odds), torch.sqrt(nu) * torch.sqrt(odds))
  size = torch.where(u == 0.5, 0., torch.where(inside, size, inf))
  return torch.where(good, torch.where(u < 0.5, -size, size), nan)

# The logarithm of I0(x), or of exp(-|x|) I0(x) if scaled.
def log_bessel_i0(x: Tensor, scaled: int) -> Tensor:
  size = torch.abs(x)
  value = torch.log(torch.special_i0e(x))
  shift = size
  if scaled == 1:
    shift = torch.zeros_like(x)
  value = torch.where(size == inf, shift - torch.where(shift == inf, 0., size), value + shift)
  near = size <= 4.
  if bool(torch.any(near)):
    quarter = torch.where(near, size * size / 4., 0.)
    sum = torch.zeros_like(x)
    for i in range(24):
      k = 24. - i
      sum = (1. + sum) * (quarter / (k * k))
    value = torch.where(near, torch.log1p(sum) - (size - shift), value)
  return value

# 1 - I1(x) / I0(x) for x >= 0.
def bessel_ratio_complement(x: Tensor) -> Tensor:
  value = 1. - torch.special_i1e(x) / torch.special_i0e(x)
  far = x > 8.
  if bool(torch.any(far)):
    size = torch.where(far, x, 8.)
    gap = __torch__.chebyshev([
    0.5087044228290216, 0.009033638646327165, 0.0003509928487727511, 2.4000438429103217e-05,
    2.5485427408775527e-06, 3.815519410045759e-07, 6.38753641011317e-08, 6.605100183496212e-09,
    -1.899860583633942e-09, -1.3857621284106324e-09, -3.5482727891548447e-10,
    1.7935629684279218e-11, 4.389320123144555e-11, 9.909087325174729e-12, -2.9337562818469654e-12,
    -1.8685456734304527e-12, 5.51212826673586e-14, 2.664203181443918e-13, 2.5122977643285875e-14,
    -3.709826521932087e-14, -6.6098880085054196e-15, 5.532217387056378e-15,
    1.2354019527181981e-15, -9.160955030922758e-16, -2.0001924286572827e-16,
    1.6754365865030597e-16, 2.7304605668530615e-17, -3.269410578567758e-17,
    -2.2582322080544677e-18, 6.49030663076939e-18, -3.454462308555446e-19, -1.2406915277807354e-18],
      16. / size - 1.)
    value = torch.where(far, gap / size, value)
  return value

def chebyshev(coefficients: List[float], x: Tensor) -> Tensor:
  last = torch.len(coefficients) - 1
  before = torch.zeros_like(x)
  value = torch.zeros_like(x)
  twice = 2. * x
  for i in range(last):
    next = twice * value - before + coefficients[last - i]
    before = value
    value = next
  return x * value - before + coefficients[0]

def bessel_ratio(x: Tensor) -> Tensor:
  near = torch.special_i1e(x) / torch.special_i0e(x)
  size = torch.abs(x)
  far = torch.copysign(1. - __torch__.bessel_ratio_complement(size), x)
  return torch.where(size <= 8., near, far)

# The end of the tail below x < 0: -pi, or where the integrand has fallen by exp(-40).
def von_mises_end(concentration: Tensor, half: Tensor) -> Tensor:
  square = half * half + 20. / concentration
  angle = -2. * torch.asin(torch.sqrt(torch.clamp(square, max=1.)))
  return torch.where(square < 1., angle, -3.141592653589793)

# The integral of (c0 + c2 sin(t/2)^2) density(t) over end .. x, x <= 0; c2 is -2, or 0 if not sloped.
def von_mises_integral(concentration: Tensor, x: Tensor, end: Tensor, c0: Tensor, sloped: bool) -> Tensor:
  dev = ops.prim.device(x)
  length = x - end
  half = torch.sin(x / 2.)
  step = torch.unsqueeze(-0.5 * length, -1) * __torch__.gauss_nodes(dev)
  from_x = torch.unsqueeze(x, -1) + step
  exponent = torch.unsqueeze(-2. * concentration, -1) * torch.sin(from_x) * torch.sin(step)
  integrand = torch.exp(exponent)
  if sloped:
    inner = torch.sin(torch.unsqueeze(x / 2., -1) + step)
    integrand = integrand * (torch.unsqueeze(c0, -1) - 2. * inner * inner)
  sum = torch.matmul(integrand, __torch__.gauss_weights(dev))
  return __torch__.von_mises_density(concentration, half) * length * sum

def von_mises_density(concentration: Tensor, half: Tensor) -> Tensor:
  scale = 6.283185307179586 * torch.special_i0e(concentration)
  return torch.exp(-2. * concentration * half * half) / scale

def von_mises_tail(concentration: Tensor, x: Tensor) -> Tensor:
  end = __torch__.von_mises_end(concentration, torch.sin(x / 2.))
  return __torch__.von_mises_integral(concentration, x, end, x, False)

def von_mises_cdf(concentration: Tensor, x: Tensor) -> Tensor:
  good = (concentration >= 0.) & (concentration < inf) & (x == x)
  size = torch.abs(x)
  inside = good & (size < 3.141592653589793)
  kappa = torch.where(inside, concentration, 1.)
  tail = torch.where(inside, __torch__.von_mises_tail(kappa, torch.where(inside, -size, -1.)), 0.)
  return torch.where(good, torch.where(x <= 0., tail, 1. - tail), nan)

def von_mises_cdf_derivative(concentration: Tensor, x: Tensor) -> Tensor:
  good = (concentration >= 0.) & (concentration < inf) & (x == x)
  size = torch.abs(x)
  inside = good & (size < 3.141592653589793) & (size > 0.)
  kappa = torch.where(inside, concentration, 1.)
  t = torch.where(inside, -size, -1.)
  gap = __torch__.bessel_ratio_complement(kappa)
  half = torch.sin(t / 2.)
  end = __torch__.von_mises_end(kappa, half)
  end = torch.where(2. * half * half > gap, end, 0.)
  tail = __torch__.von_mises_integral(kappa, t, end, gap, True)
  value = torch.where(x < 0., tail, -tail)
  return torch.where(inside, value, torch.where(good, torch.zeros_like(x), nan))

# The quantile below 0, by Halley's iteration on log(cdf / p), kept inside the bracket known so far.
# Elements that are done leave the loop.
def von_mises_lower_quantile(concentration: Tensor, p: Tensor) -> Tensor:
  sine = torch.special_ndtri(p) / (2. * torch.sqrt(concentration))
  uniform = -3.141592653589793 * (1. - 2. * p)
  normal = 2. * torch.asin(torch.clamp(sine, min=-1.))
  result = torch.where(sine > -1., torch.maximum(uniform, normal), uniform)
  state = [concentration, p, result, torch.full_like(p, -3.141592653589793), torch.zeros_like(p)]
  rows = torch.arange(torch.size(p, 0), dtype=4, device=ops.prim.device(p))
  step = 0
  while step < 60 and torch.size(rows, 0) > 0:
    step = step + 1
    kappa, target, x, low, high, = state
    tail = __torch__.von_mises_tail(kappa, x)
    excess = torch.log(tail / target)
    low = torch.where(excess < 0., x, low)
    high = torch.where(excess < 0., high, x)
    density = __torch__.von_mises_density(kappa, torch.sin(x / 2.))
    newton = excess * tail / density
    bend = 0.5 * newton * (-kappa * torch.sin(x) - density / tail)
    change = newton / (1. - torch.clamp(bend, -1., 0.5))
    next = x - change
    last = (torch.abs(change) * (1. + torch.sqrt(kappa)) < 1e-6) & (torch.abs(excess) < 1e-5)
    fits = (next > low) & (next < high)
    x = torch.where(last | fits, next, 0.5 * (low + high))
    result = torch.index_put(result, [rows], x)
    open = __torch__.true_rows(torch.logical_not(last))
    state = __torch__.select_rows([kappa, target, x, low, high], open)
    rows = torch.index_select(rows, 0, open)
  return result

def von_mises_quantile(concentration: Tensor, u: Tensor) -> Tensor:
  good = (concentration >= 0.) & (concentration < inf) & (u >= 0.) & (u <= 1.)
  inside = good & (u > 0.) & (u < 1.) & (u != 0.5)
  kappa = torch.where(inside, concentration, 1.)
  p = torch.where(inside, torch.minimum(u, 1. - u), 0.25)
  x = __torch__.von_mises_lower_quantile(kappa, p)
  size = torch.where(inside, -x, torch.where(u == 0.5, torch.zeros_like(x), 3.141592653589793))
  return torch.where(good, torch.where(u < 0.5, -size, size), nan)
