package throughline.bench.reads;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.PlainProducer;
import throughline.bench.suite.Suite;
import throughline.bench.suite.TestEvent;
import throughline.bench.suite.TestEvents;

/** Events that the running tracker takes in at a steady pace, until it is closed. */
final class SteadyEvents implements AutoCloseable {

  static final int PER_SECOND = 200;

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Suite suite;
  private final Thread thread = new Thread(this::run, "steady-events");
  private volatile boolean closed;
  private volatile Exception failure;

  SteadyEvents(Suite suite) {
    this.suite = suite;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    var events =
        new TestEvents(Instant.now().minusSeconds(1), LocalDate.now(ZoneId.of("Europe/London")));
    var start = System.nanoTime();
    try {
      for (int second = 0; !closed; second++) {
        send(events, second * PER_SECOND);
        LockSupport.parkNanos(start + (second + 1) * EVERY_NANOS - System.nanoTime());
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private void send(TestEvents events, int first) throws Exception {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int number = first; number < first + PER_SECOND; number++) {
      var event = event(events, number);
      records.add(event.record(event.contract().topic()));
    }
    PlainProducer.send(suite.kafka(), records);
  }

  private static TestEvent event(TestEvents events, int number) {
    var key = UUID.randomUUID().toString();
    return switch (number % 3) {
      case 0 -> events.enrolment(key, 1, number);
      case 1 -> events.attendance(key, 1, number);
      default -> events.approvedHours(key, 1, number, 90);
    };
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    LockSupport.unpark(thread);
    thread.join();
    if (failure != null) {
      throw new MeasurementFailed("Events could not be sent: " + failure);
    }
  }
}
