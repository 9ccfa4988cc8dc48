package throughline.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** The dashboard of the running tracker, open: every message that reaches it, and when. */
final class OpenPage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEASURE = "newborns-enrolled";
  private static final String DATA = "data:";
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The figure that a message told. */
  record Shown(long nanos, long newborns) {}

  private final Stream<String> lines;
  private final List<Shown> shown = new ArrayList<>();

  OpenPage(Suite suite) throws IOException, InterruptedException {
    var tracker = suite.address(SuiteService.TRACKER);
    var browser = SignedInBrowser.open(tracker + "/", Realm.person("strategy-lead"));
    var answer = browser.stream(tracker + "/live", BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new MeasurementFailed("/live was answered " + answer.statusCode());
    }
    lines = answer.body();
    var reader = new Thread(this::read, "open-page");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      lines.filter(line -> line.startsWith(DATA)).forEach(this::keep);
    } catch (RuntimeException e) {
      // Closed; whoever still waits for a figure says that none came.
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
    lines.close();
  }
}
