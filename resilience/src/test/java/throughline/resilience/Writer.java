package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import throughline.client.JsonClient.Answer;

/**
 * Does one job after another whatever happens to the servers. A request that was not answered, or
 * answered with a server's error, is sent again under the same key until it is accepted.
 */
final class Writer {
  private static final int PAUSE_MILLIS = 150;
  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;

  private final Supplier<List<Job.Step>> job;
  private final Ledger ledger;
  private final Deque<Job.Step> left = new ArrayDeque<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private String key = newKey();
  private String id;
  private ScheduledFuture<?> running;
  private volatile boolean stopping;
  private volatile boolean sending;
  private volatile boolean bearingWithUnauthorized;
  private volatile int accepted;
  private volatile int repeats;
  private volatile String lastRepeat = "nothing";
  private volatile int jobsDone;

  Writer(Supplier<List<Job.Step>> job) {
    this(job, new Ledger());
  }

  /**
   * @param ledger takes down what is acknowledged
   */
  Writer(Supplier<List<Job.Step>> job, Ledger ledger) {
    this.job = job;
    this.ledger = ledger;
  }

  /** Also after it has stopped. */
  void startOn(ScheduledExecutorService threads) {
    stopping = false;
    running = threads.scheduleWithFixedDelay(this::step, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Every writer gets on, so each service is seen to work again after whatever was done to it. */
  static void awaitMore(List<Writer> writers, int more, Duration patience) {
    List<Integer> targets = writers.stream().map(writer -> writer.accepted() + more).toList();
    await()
        .atMost(patience)
        .untilAsserted(
            () -> {
              for (int i = 0; i < targets.size(); i++) {
                Writer writer = writers.get(i);
                assertEquals(List.of(), writer.refusals());
                assertTrue(writer.accepted() >= targets.get(i), writer::standstill);
              }
            });
  }

  private void step() {
    if (left.isEmpty()) {
      if (stopping) {
        running.cancel(false);
        return;
      }
      left.addAll(job.get());
    }
    sending = true;
    try {
      judge(left.peek().send(id, key));
    } catch (IOException unreachable) {
      sendAgain(unreachable.toString());
    } catch (RuntimeException e) {
      refusals.add(e.toString());
    } finally {
      sending = false;
    }
  }

  private void judge(Answer answer) {
    if (answer.isSuccess()) {
      accept(answer);
    } else if (answer.status() >= 500
        || bearingWithUnauthorized && answer.status() == UNAUTHORIZED) {
      sendAgain("%d %s".formatted(answer.status(), answer.body()));
    } else {
      refusals.add("%d %s".formatted(answer.status(), answer.body()));
    }
  }

  private void sendAgain(String why) {
    repeats++;
    lastRepeat = why;
  }

  private void accept(Answer answer) {
    Job.Step done = left.remove();
    id = answer.body().get("id").asText();
    if (answer.status() == CREATED && done.makes() != null) {
      ledger.acknowledged(done.makes(), id);
    }
    key = newKey();
    accepted++;
    if (left.isEmpty()) {
      jobsDone++;
    }
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** Begins no new job; the one that was begun is still brought to its end. */
  void stop() {
    stopping = true;
  }

  boolean hasStopped() {
    return running.isDone();
  }

  /** Whether a 401 is a reason to try again, as where two clocks differ. */
  void bearWithUnauthorized(boolean bearing) {
    bearingWithUnauthorized = bearing;
  }

  /** Whether a request is on its way, and nobody knows yet what has become of it. */
  boolean isSending() {
    return sending;
  }

  int jobsDone() {
    return jobsDone;
  }

  /** How many requests were accepted, each counted once however often it was sent. */
  int accepted() {
    return accepted;
  }

  /** For a writer that does not get on. */
  String standstill() {
    return "A writer does not get on: %d accepted, %d repeated, the last because of %s"
        .formatted(accepted, repeats, lastRepeat);
  }

  /** How often something had to be sent again. */
  int repeats() {
    return repeats;
  }

  /** Answers that no repeat would change: there must be none. */
  List<String> refusals() {
    return refusals;
  }
}
