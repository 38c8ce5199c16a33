package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.KernelFailure;
import org.ppl4j.error.PplException;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * A run on its way: it can be waited for, cancelled, and asked for what it drew so far.
 *
 * @param <R> the model's result
 */
public final class Run<R> implements AutoCloseable {
  private final Model<NoArguments, R> model;
  private final Settings settings;
  private final Target target;
  private final Potential potential;
  private final List<Chain> chains = new ArrayList<>();
  private final List<Future<?>> futures = new ArrayList<>();
  private final ExecutorService pool;
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean stopped;
  private @Nullable Quantities quantities;

  Run(Model<NoArguments, R> model, Settings settings, Target target, Potential potential) {
    this.model = model;
    this.settings = settings;
    this.target = target;
    this.potential = potential;
    for (int i = 0; i < settings.chains; i++) {
      chains.add(new Chain(i, settings, target, potential.fork()));
    }
    pool = Executors.newFixedThreadPool(Math.min(settings.threads, chains.size()), Run::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ppl4j-chains");
    thread.setDaemon(true);
    return thread;
  }

  /** Sets the chains going. */
  void begin() {
    running.set(chains.size());
    for (Chain chain : chains) {
      Quantities shown = settings.csv == null ? null : quantities().fork();
      futures.add(pool.submit(() -> run(chain, shown)));
    }
    pool.shutdown();
  }

  private void run(Chain chain, @Nullable Quantities shown) {
    RunListener listener = settings.listener;
    try (ChainFiles files = new ChainFiles(chain, settings, fingerprint(), shown)) {
      files.load();
      if (stopped) {
        return;
      }
      listener.began(chain.number(), chain.iteration(), settings.warmup, settings.total());
      chain.start();
      files.open(target.program().name());
      move(chain, files);
      files.end();
    } catch (PplException e) {
      throw e.during(activity(chain));
    } catch (RuntimeException e) {
      throw KernelFailure.of("the log density of \"" + target.program().name() + "\"", e)
          .during(activity(chain));
    } finally {
      listener.ended(chain.number());
      if (running.decrementAndGet() == 0) {
        listener.finished();
      }
    }
  }

  private void move(Chain chain, ChainFiles files) {
    try {
      while (!stopped && !chain.isDone()) {
        chain.advance();
        settings.listener.advanced(chain.number(), chain.iteration());
        files.advanced();
      }
    } catch (RuntimeException e) {
      files.rescue(e);
      throw e;
    }
  }

  private String activity(Chain chain) {
    stopped = true;
    return "sampling chain "
        + chain.number()
        + ", iteration "
        + chain.iteration()
        + ", "
        + chain.recorder().count()
        + " draws kept";
  }

  private String fingerprint() {
    return target.program().name() + " of " + target.layout().size() + " numbers, " + settings;
  }

  /** Stops all chains after the iterations they are in. */
  public void cancel() {
    stopped = true;
  }

  /** Whether all chains are done. */
  public boolean isDone() {
    return futures.stream().allMatch(Future::isDone);
  }

  /**
   * Waits for the chains.
   *
   * @return the posterior: all draws, or those up to where they were cancelled, made even as {@link
   *     Posterior#of(Model, Draws)} says
   * @throws PplException if a chain fails, or no chain came past its warm-up; what all chains drew
   *     until then is in {@link #soFar}
   */
  public Posterior<R> await() {
    return Posterior.of(model, awaitDraws());
  }

  /**
   * Waits for the chains, and takes their draws as they are: warm-up alone, too, and of different
   * lengths if they were cancelled.
   *
   * @throws PplException if a chain fails; what all chains drew until then is in {@link #soFar}
   */
  public Draws awaitDraws() {
    PplException failure = null;
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof PplException found) {
          failure = failure == null ? found : failure;
        } else {
          throw new IllegalStateException(e.getCause());
        }
      } catch (InterruptedException e) {
        cancel();
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return soFar();
  }

  /** What the chains have drawn so far; they may be of different lengths. */
  public synchronized Draws soFar() {
    Quantities compiled = quantities();
    List<Draws.Chain> drawn = new ArrayList<>();
    for (Chain chain : chains) {
      drawn.add(chain.drawn(compiled));
    }
    return new Draws(
        target.program().name(),
        settings.kernel.name(),
        settings.seed,
        settings.warmup,
        settings.thinning,
        compiled.all(),
        chains.get(0).statisticNames(),
        drawn);
  }

  /** What each draw has a value of, compiled when it is first asked for. */
  private synchronized Quantities quantities() {
    Quantities compiled = quantities;
    if (compiled == null) {
      compiled = Quantities.compile(target, target.executor());
      quantities = compiled;
    }
    return compiled;
  }

  /** Cancels the run if it is still going, waits for its threads, and frees what it holds. */
  @Override
  public synchronized void close() {
    cancel();
    try {
      if (!pool.awaitTermination(1, TimeUnit.DAYS)) {
        throw new IllegalStateException("a chain does not come to the end of an iteration");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    chains.forEach(Chain::close);
    potential.close();
    if (quantities != null) {
      quantities.close();
    }
  }
}
