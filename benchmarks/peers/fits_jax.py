"""Steps of fits in hand-written JAX, in its own compiled loop: float64, one core.

    taskset -c 0 python benchmarks/peers/fits_jax.py ../shared/bench/data

Mean-field normals with Adam on es_nc and logreg, 1 and 10 particles; the cone's ELBO and IWELBO(5) by
gradient descent at batch 64. Least and median of 20 calls, each of as many steps as take a tenth of a second.
"""
import json
import os
import sys
import time

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
import jax  # noqa: E402

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from jax.scipy.special import logsumexp  # noqa: E402

LOG_2PI = float(np.log(2 * np.pi))


def normal(x, mean, scale):
    return -0.5 * ((x - mean) / scale) ** 2 - jnp.log(scale) - 0.5 * LOG_2PI


def load(name):
    with open(os.path.join(sys.argv[1], name)) as file:
        return json.load(file)


def schools():
    data = load("eight_schools.json")
    y, sigma = jnp.array(data["y"], float), jnp.array(data["sigma"], float)

    def density(u):
        z, mu, log_tau = u[:8], u[8], u[9]
        tau = jnp.exp(log_tau)
        prior = normal(mu, 0.0, 5.0) + jnp.log(2 / (np.pi * 5)) - jnp.log1p((tau / 5) ** 2) + log_tau
        return prior + normal(z, 0.0, 1.0).sum() + normal(y, mu + tau * z, sigma).sum()

    return density, 10


def logistic():
    data = load("logreg.json")
    x, y = jnp.array(data["X"], float), jnp.array(data["y"], float)

    def density(beta):
        logits = x @ beta
        return normal(beta, 0.0, 1.0).sum() + (y * logits - jax.nn.softplus(logits)).sum()

    return density, x.shape[1]


def mean_field(density, size, particles):
    def loss(params, noise):
        mean, log_scale = params
        draws = mean + jnp.exp(log_scale) * noise
        values = density(draws[0]) if particles == 1 else jax.vmap(density)(draws).mean()
        return -values - log_scale.sum()

    def step(carry, _):
        params, first, second, count, key = carry
        key, own = jax.random.split(key)
        noise = jax.random.normal(own, (particles, size))
        value, slope = jax.value_and_grad(loss)(params, noise)
        count = count + 1
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, slope)
        rate = 1e-3 * jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
        params = jax.tree.map(
            lambda p, m, v: p - rate * m / (jnp.sqrt(v) + 1e-8), params, first, second
        )
        return (params, first, second, count, key), value

    zeros = (jnp.zeros(size), jnp.zeros(size))
    return step, (zeros, zeros, zeros, 0.0, jax.random.PRNGKey(1))


def cone(draws):
    def weight(params, noise):
        mean, log_scale = params
        x = mean + jnp.exp(log_scale) * noise
        square = (x**2).sum()
        model = normal(x, 0.0, 10.0).sum() + normal(5.0, square, 0.1 + square / 100)
        return model - normal(x, mean, jnp.exp(log_scale)).sum()

    def bound(params, noise):
        weights = jax.vmap(lambda one: weight(params, one))(noise)
        return logsumexp(weights) - jnp.log(float(draws))

    def step(carry, _):
        params, key = carry
        key, own = jax.random.split(key)
        noise = jax.random.normal(own, (64, draws, 2))
        loss = lambda p: -jax.vmap(lambda one: bound(p, one))(noise).mean()
        value, slope = jax.value_and_grad(loss)(params)
        return (jax.tree.map(lambda p, g: p - 1e-3 * g, params, slope), key), value

    start = (jnp.array([3.0, 0.0]), jnp.array([1.0, 1.0]))
    return step, (start, jax.random.PRNGKey(1))


def measure(name, step, start):
    def loop(carry, count):
        return jax.lax.scan(step, carry, None, length=count)

    compiled = jax.jit(loop, static_argnums=1)
    count = 1000
    jax.block_until_ready(compiled(start, count))
    begun = time.perf_counter()
    jax.block_until_ready(compiled(start, count))
    count = max(100, int(count * 0.1 / (time.perf_counter() - begun)))
    carry, _ = jax.block_until_ready(compiled(start, count))
    times = []
    for _ in range(20):
        begun = time.process_time()
        carry, values = jax.block_until_ready(compiled(carry, count))
        times.append((time.process_time() - begun) / count * 1e6)
    assert bool(jnp.isfinite(values).all())
    times.sort()
    print(f"{name:12s} {times[0]:8.2f} / {times[10]:8.2f} us a step, last value {float(values[-1]):.3f}")


if __name__ == "__main__":
    for name, (density, size) in {"es_nc": schools(), "logreg": logistic()}.items():
        for particles in (1, 10):
            measure(f"{name}/{particles}", *mean_field(density, size, particles))
    measure("cone ELBO", *cone(1))
    measure("cone IWELBO", *cone(5))
