package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Database;

/** Each finished day is told once, and again when more has left of it. */
@QuarkusTest
class PublishedDaysTest {

  private static final String COUNTED_UP = "throughline.test.counted-up.v1";

  @Inject CountUp useCase;
  @Inject PublishedDays days;
  @Inject Clock clock;

  private final String id = UUID.randomUUID().toString();
  private final List<PublishedDay> told = new ArrayList<>();
  private LocalDate yesterday;

  @BeforeEach
  void countSinceTwoDaysAgo() {
    await().until(() -> Database.number("SELECT count(*) FROM outbox") == 0);
    yesterday = London.today(clock).minusDays(1);
    Database.execute("DELETE FROM published_day");
    Database.execute("DELETE FROM counted_day");
    Database.execute("UPDATE counting_since SET day = '%s'".formatted(yesterday.minusDays(1)));
  }

  @Test
  void aFinishedDayIsToldOnceAndAgainWhenMoreHasLeft() {
    happens(yesterday, 2);
    happens(yesterday.plusDays(1), 3);
    tell();
    assertEquals(
        List.of(
            new PublishedDay(yesterday.minusDays(1), 1, Map.of()),
            new PublishedDay(yesterday, 1, Map.of(COUNTED_UP, 2L))),
        told);
    tell();
    assertEquals(2, told.size(), "nothing has changed");

    happens(yesterday, 1);
    tell();

    assertEquals(new PublishedDay(yesterday, 2, Map.of(COUNTED_UP, 3L)), told.get(2));
    assertEquals(3, told.size());
  }

  /** As when the job is cut short before it has committed. */
  @Test
  void whatWasNotAppendedIsNotTold() {
    happens(yesterday, 1);
    assertThrows(
        IllegalStateException.class,
        () ->
            days.tell(
                day -> {
                  throw new IllegalStateException("cut short");
                }));

    tell();

    assertEquals(1, told.get(1).version());
  }

  private void tell() {
    assertTrue(days.areWhole());
    days.tell(
        day -> {
          told.add(day);
          return new OutboxEvent(
              "throughline.test.day-counted.v1",
              CountUp.TOPIC,
              "urn:throughline:test:day-count.v1",
              "day-count",
              day.day().toString(),
              day.version(),
              clock.instant(),
              Map.of("version", day.version()));
        });
  }

  private void happens(LocalDate day, int events) {
    var at = day.atTime(LocalTime.MIDNIGHT).atZone(London.ZONE).toInstant();
    for (int number = 0; number < events; number++) {
      useCase.countUpAt(id, at);
    }
    await().until(() -> Database.number("SELECT count(*) FROM outbox") == 0);
  }
}
