package throughline.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** The dashboard of the running tracker, open: every message that reaches it, and when. */
final class OpenPage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every child who is made up is in it: few of them are newborns. */
  private static final String MEASURE = "members-under-5";

  private static final String DATA = "data:";
  private static final String RETRY = "retry:";
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The figure that a message told. */
  record Shown(long nanos, long newborns) {}

  private final SignedInBrowser browser;
  private final String live;
  private final List<Shown> shown = new ArrayList<>();
  private final Thread reader = new Thread(this::follow, "open-page");

  OpenPage(Suite suite) throws IOException, InterruptedException {
    var tracker = suite.address(SuiteService.TRACKER);
    browser = SignedInBrowser.open(tracker + "/", Realm.person("strategy-lead"));
    live = tracker + "/live";
    reader.setDaemon(true);
    reader.start();
  }

  /** As a browser does: the service ends the stream each minute, and says when to ask again. */
  private void follow() {
    try {
      while (true) {
        var answer = browser.stream(live, BodyHandlers.ofLines());
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
      keep(line);
    }
  }

  private void keep(String line) {
    var nanos = System.nanoTime();
    var newborns = newborns(line.substring(DATA.length()));
    synchronized (shown) {
      shown.add(new Shown(nanos, newborns));
      shown.notifyAll();
    }
  }

  /** As readers see it: "1,234"; of a suite that has heard of nobody yet it is no number. */
  private static long newborns(String message) {
    try {
      var text = JSON.readTree(message).at("/figures/" + MEASURE + "/text").asText();
      return text.matches("[\\d,]+") ? Long.parseLong(text.replace(",", "")) : 0;
    } catch (IOException e) {
      throw new MeasurementFailed("/live sent something else than JSON");
    }
  }

  /** The figure once it has stood still, so that nothing of before moves it. */
  long settled() throws InterruptedException {
    var start = System.nanoTime();
    synchronized (shown) {
      while (shown.isEmpty() || System.nanoTime() - last().nanos() < QUIET_NANOS) {
        refuseForEver(start, "any figure");
        shown.wait(100);
      }
      return last().newborns();
    }
  }

  /** All messages so far, once one has told the figure. */
  List<Shown> until(long newborns) throws InterruptedException {
    var start = System.nanoTime();
    synchronized (shown) {
      while (shown.isEmpty() || last().newborns() < newborns) {
        refuseForEver(start, "%,d newborns".formatted(newborns));
        shown.wait(100);
      }
      return List.copyOf(shown);
    }
  }

  private Shown last() {
    return shown.get(shown.size() - 1);
  }

  private static void refuseForEver(long start, String what) {
    if (System.nanoTime() - start > LONGEST_NANOS) {
      throw new MeasurementFailed("The page was not told %s within a minute.".formatted(what));
    }
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
