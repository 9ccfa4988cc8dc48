package throughline.platform.core.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import throughline.platform.core.backoff.Backoff;

/**
 * A thread that does one piece of work after another, rests while there is none, and waits after a
 * failure, longer after each further one in a row. Nothing but {@link #stop} ends it: work that
 * waits for a thread that has died would wait without a word.
 */
public abstract class WorkThread {

  private final Duration pollInterval;
  private final Backoff backoff;
  private final Duration stopTimeout;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private int failures;

  /**
   * Makes it; it works from {@link #start} on.
   *
   * @param name of the thread
   * @param pollInterval the longest rest, after which it looks again whether there is work
   * @param backoff how long it waits after failures
   * @param stopTimeout how long {@link #stop} waits for the piece under way
   */
  protected WorkThread(String name, Duration pollInterval, Backoff backoff, Duration stopTimeout) {
    this.pollInterval = pollInterval;
    this.backoff = backoff;
    this.stopTimeout = stopTimeout;
    this.thread = new Thread(this::run, name);
  }

  /**
   * Does the next piece of work.
   *
   * @return false if there was none
   * @throws Exception anything: the piece is tried again after a while
   */
  protected abstract boolean work() throws Exception;

  /** Tells that a piece has failed, and after how long the next try is. */
  protected abstract void failed(Throwable problem, Duration wait);

  /** Tells that the piece under way took longer than a stop waits, and is interrupted. */
  protected abstract void interrupted();

  /** Rests for so long at most; one that hears of new work ends its rest then. */
  protected void rest(Duration longest) throws InterruptedException {
    stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends a rest; for whoever rests in another way. */
  protected void wake() {}

  /** Gives back what the thread has opened, as the last that it does. */
  protected void ended() {}

  /** How long to wait after this failure, if not as long as usual. */
  protected Duration waitAfter(Throwable problem, Duration usual) {
    return usual;
  }

  public final void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the piece under way finish, within bounds, and returns when the thread has ended. */
  public final void stop() {
    stopping.countDown();
    wake();
    try {
      thread.join(stopTimeout.toMillis());
      if (thread.isAlive()) {
        interrupted();
        thread.interrupt();
        thread.join(stopTimeout.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (stopping.getCount() > 0) {
        turn();
      }
    } catch (InterruptedException stopped) {
      // The mark is not set again: nobody reads it, and what is given back next may have to wait.
    } finally {
      ended();
    }
  }

  private void turn() throws InterruptedException {
    try {
      var hadWork = work();
      failures = 0;
      if (!hadWork) {
        rest(pollInterval);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      recoverFrom(e);
    }
  }

  /** New work does not shorten the wait: during an outage each would be a try. */
  private void recoverFrom(Throwable problem) throws InterruptedException {
    if (stopping.getCount() == 0) {
      return;
    }
    failures++;
    var wait = waitAfter(problem, backoff.after(failures));
    failed(problem, wait);
    stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
