# The inverse of the incomplete beta function; see org.ppl4j.math.InverseIncompleteBeta.

def beta_start(a: Tensor, b: Tensor, p: Tensor) -> Tensor:
  logarithm = torch.log(p) + torch.log(a) + __torch__.log_beta(a, b)
  x = torch.exp(logarithm / a)
  bound = torch.minimum(torch.where(x < 0.5, x / (1. - x), torch.ones_like(x)), a / b)
  z = torch.special_ndtri(p)
  normal = a / b * torch.exp(z * torch.sqrt(1. / a + 1. / b))
  return torch.where((a >= 1.) & (b >= 1.), torch.maximum(bound, normal), bound)

def share(odds: Tensor) -> Tensor:
  return torch.where(odds > 1., 1. / (1. + 1. / odds), odds / (1. + odds))

def between_odds(low: Tensor, high: Tensor) -> Tensor:
  beyond = torch.where(low < 1., 2., low * low * 2.)
  middle = torch.where(low == 0., high / 8., torch.sqrt(low) * torch.sqrt(high))
  return torch.where(high == inf, beyond, middle)

# Whether neither the odds nor their inverse underflow.
def regular(odds: Tensor) -> Tensor:
  return (odds > 2.2250738585072014E-308) & (odds < 4.49423283715579e307)

# The odds x / (1 - x) with I_x(a, b) = p, by Halley's iteration on log(I / p) in their logarithm, kept
# inside the bracket known so far. Elements that are done leave the loop.
def beta_odds(a: Tensor, b: Tensor, p: Tensor, start: Tensor) -> Tensor:
  result = start
  rows = __torch__.true_rows(__torch__.regular(result))
  state = __torch__.select_rows(
    [a, b, p, result, torch.zeros_like(p), torch.full_like(p, inf)], rows)
  step = 0
  while step < 60 and torch.size(rows, 0) > 0:
    step = step + 1
    c, d, target, odds, low, high, = state
    x = __torch__.share(odds)
    y = torch.reciprocal(1. + odds)
    tail, power, = __torch__.beta_tail(c, d, x, y, odds != odds)
    excess = torch.log(tail / target)
    low = torch.where(excess < 0., odds, low)
    high = torch.where(excess < 0., high, odds)
    newton = excess * tail / power
    bend = 0.5 * newton * (c * y - d * x - power / tail)
    change = newton / (1. - torch.clamp(bend, -1., 0.5))
    next = odds * torch.exp(-change)
    last = torch.abs(change) * (1. + torch.sqrt(c + d)) < 1e-6
    fits = (next > low) & (next < high)
    odds = torch.where(last | fits, next, __torch__.between_odds(low, high))
    result = torch.index_put(result, [rows], odds)
    open = __torch__.true_rows(torch.logical_not(last) & __torch__.regular(odds))
    state = __torch__.select_rows([c, d, target, odds, low, high], open)
    rows = torch.index_select(rows, 0, open)
  return result

def beta_i_inverse(a: Tensor, b: Tensor, p: Tensor) -> Tensor:
  good = __torch__.beta_inside(a, b) & (p >= 0.) & (p <= 1.)
  inside = good & (p > 0.) & (p < 1.)
  c = torch.where(inside, a, 1.)
  d = torch.where(inside, b, 1.)
  r = torch.where(inside, p, 0.5)
  q = 1. - r
  lower = r <= q
  own = torch.where(lower, c, d)
  other = torch.where(lower, d, c)
  tail = torch.minimum(r, q)
  odds = __torch__.beta_odds(own, other, tail, __torch__.beta_start(own, other, tail))
  x = torch.where(lower, __torch__.share(odds), torch.reciprocal(1. + odds))
  border = torch.where(p == 0., 0., torch.ones_like(x))
  return torch.where(inside, x, torch.where(good, border, nan))
