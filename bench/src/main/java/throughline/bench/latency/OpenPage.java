package throughline.bench.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.client.SignedInBrowser;
import throughline.local.SuiteService;

/**
 * The dashboard of the running tracker, open: what it shows, and since when. As its script does, it
 * reads the page anew when it is told that something moved, half of the time at the most.
 */
final class OpenPage implements AutoCloseable {

  /** Every child who is made up is in it: few of them are newborns. */
  private static final Pattern FIGURE =
      Pattern.compile("data-live=\"members-under-5\"[^>]*>([\\d,]+)<");

  private static final String DATA = "data:";
  private static final String RETRY = "retry:";
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The figure that the page showed. */
  record Shown(long nanos, long newborns) {}

  private final SignedInBrowser stream;
  private final SignedInBrowser pages;
  private final String dashboard;
  private final Semaphore due = new Semaphore(0);
  private final List<Shown> shown = new CopyOnWriteArrayList<>();
  private final List<Thread> threads =
      List.of(new Thread(this::follow, "live-stream"), new Thread(this::renew, "open-page"));

  OpenPage(Suite suite) throws IOException, InterruptedException {
    dashboard = suite.address(SuiteService.TRACKER) + "/";
    stream = Suite.browser(dashboard, "strategy-lead");
    pages = Suite.browser(dashboard, "strategy-lead");
    due.release();
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
  }

  /** As a browser does: the service ends the stream each minute, and says when to ask again. */
  private void follow() {
    try {
      while (true) {
        var answer = stream.stream(dashboard + "live", BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
          return; // whoever still waits for a figure says that none came
        }
        var askAgain = new AtomicLong();
        answer.body().forEach(line -> read(line, askAgain));
        Thread.sleep(askAgain.get());
      }
    } catch (IOException | UncheckedIOException | InterruptedException e) {
      Thread.currentThread().interrupt(); // the same
    }
  }

  private void read(String line, AtomicLong askAgain) {
    if (line.startsWith(RETRY)) {
      askAgain.set(Long.parseLong(line.substring(RETRY.length()).strip()));
    } else if (line.startsWith(DATA)) {
      due.release();
    }
  }

  private void renew() {
    try {
      while (true) {
        due.acquire();
        due.drainPermits();
        var start = System.nanoTime();
        keep(pages.page(dashboard));
        var took = System.nanoTime() - start;
        TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_PAUSE_NANOS, took));
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt(); // the same
    }
  }

  /** As readers see it: "1,234"; of a suite that has heard of nobody yet it is no number. */
  private void keep(String page) {
    var figure = FIGURE.matcher(page);
    long newborns = figure.find() ? Long.parseLong(figure.group(1).replace(",", "")) : 0;
    shown.add(new Shown(System.nanoTime(), newborns));
  }

  long settled() throws InterruptedException {
    await(() -> System.nanoTime() - last().nanos() >= QUIET_NANOS);
    return last().newborns();
  }

  List<Shown> until(long newborns) throws InterruptedException {
    await(() -> last().newborns() >= newborns);
    return List.copyOf(shown);
  }

  private void await(BooleanSupplier isSo) throws InterruptedException {
    var start = System.nanoTime();
    while (shown.isEmpty() || !isSo.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_NANOS) {
        throw new MeasurementFailed("The page did not come to show every enrolment in a minute.");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private Shown last() {
    return shown.get(shown.size() - 1);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
