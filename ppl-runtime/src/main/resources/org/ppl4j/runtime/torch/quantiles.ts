# Quantiles of discrete laws; see org.ppl4j.math.DiscreteQuantiles.

def cornish_fisher(mean: Tensor, deviation: Tensor, skewness: Tensor, u: Tensor) -> Tensor:
  z = torch.special_ndtri(u)
  return torch.floor(mean + deviation * (z + skewness * (z * z - 1.) / 6.))

# Whether P(K <= k) >= u: of the Poisson law of rate p if n is NaN, else of the binomial law.
def reaches(n: Tensor, p: Tensor, u: Tensor, k: Tensor, poisson: bool, coarse: bool) -> Tensor:
  upper = u <= 0.5
  shape = torch.clamp(k, min=0.) + 1.
  if poisson:
    if coarse:
      tail = torch.where(upper, torch.igammac(shape, p), torch.igamma(shape, p))
    else:
      tail, power, = __torch__.gamma_tail(shape, p, upper)
  else:
    rest = torch.clamp(n - k, min=1.)
    tail, power, = __torch__.beta_tail(shape, rest, p, 1. - p, upper)
  enough = torch.where(upper, tail >= u, tail <= 1. - u)
  return ((k >= 0.) & enough) | (k >= n)

# The least k that reaches u, from a guess on.
def search(n: Tensor, p: Tensor, u: Tensor, guess: Tensor, poisson: bool, coarse: bool) -> Tensor:
  most = torch.where(torch.isnan(n), inf, n)
  down = __torch__.reaches(n, p, u, guess, poisson, coarse)
  low = torch.where(down, guess - 1., guess)
  high = torch.where(down, guess, torch.minimum(guess + 1., most))
  probe = torch.where(down, low, high)
  open = torch.ones_like(down)
  stride = 1.
  while stride < 1e300 and bool(torch.any(open)):
    stride = stride * 2.
    yes = __torch__.reaches(n, p, u, probe, poisson, coarse)
    high = torch.where(open & yes, probe, high)
    low = torch.where(open & torch.logical_not(yes), probe, low)
    open = open & (yes == down)
    further = torch.where(down, torch.clamp(probe - stride, min=-1.), torch.minimum(probe + stride, most))
    probe = torch.where(open, further, probe)
  middle = torch.floor(low + (high - low) / 2.)
  open = (middle > low) & (middle < high)
  while bool(torch.any(open)):
    yes = __torch__.reaches(n, p, u, middle, poisson, coarse)
    high = torch.where(open & yes, middle, high)
    low = torch.where(open & torch.logical_not(yes), middle, low)
    middle = torch.floor(low + (high - low) / 2.)
    open = (middle > low) & (middle < high)
  return high

# The guess is improved with PyTorch's coarse functions; where it is not the answer then, ours search.
def poisson_quantile(rate: Tensor, u: Tensor) -> Tensor:
  inside = (rate > 0.) & (rate < inf) & (u > 0.) & (u < 1.)
  r = torch.where(inside, rate, 1.)
  v = torch.where(inside, u, 0.5)
  n = torch.full_like(r, nan)
  deviation = torch.sqrt(r)
  guess = __torch__.cornish_fisher(r, deviation, torch.reciprocal(deviation), v)
  k = __torch__.search(n, r, v, torch.clamp(guess, min=0.), True, True)
  found = __torch__.is_least(n, r, v, k, True)
  if not bool(torch.all(found)):
    k = torch.where(found, k, __torch__.search(n, r, v, k, True, False))
  border = torch.where((rate < inf) & (rate > 0.) & (u == 1.), 9.223372036854775e18, torch.zeros_like(k))
  return torch.to(torch.where(inside, k, border), 4)

def is_least(n: Tensor, p: Tensor, u: Tensor, k: Tensor, poisson: bool) -> Tensor:
  both = torch.cat([k, k - 1.])
  yes = __torch__.reaches(torch.cat([n, n]), torch.cat([p, p]), torch.cat([u, u]), both, poisson, False)
  size = torch.size(k, 0)
  return torch.slice(yes, 0, 0, size) & torch.logical_not(torch.slice(yes, 0, size, 2 * size))

def binomial_quantile(n: Tensor, p: Tensor, u: Tensor) -> Tensor:
  good = (n >= 0.) & (n <= 9007199254740992.) & (n == torch.round(n)) & (p >= 0.) & (p <= 1.)
  inside = good & (n > 0.) & (p > 0.) & (p < 1.) & (u > 0.) & (u < 1.)
  m = torch.where(inside, n, 1.)
  q = torch.where(inside, p, 0.5)
  v = torch.where(inside, u, 0.5)
  deviation = torch.sqrt(m * q * (1. - q))
  guess = __torch__.cornish_fisher(m * q, deviation, (1. - 2. * q) / deviation, v)
  guess = torch.minimum(torch.clamp(guess, min=0.), m)
  k = __torch__.search(m, q, v, guess, False, False)
  sure = good & (n > 0.) & (p > 0.) & (u > 0.) & (u <= 1.)
  border = torch.where(sure, n, torch.zeros_like(n))
  return torch.to(torch.where(inside, k, border), 4)
