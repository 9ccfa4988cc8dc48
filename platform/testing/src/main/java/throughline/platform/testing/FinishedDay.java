package throughline.platform.testing;

import java.time.LocalDate;

/** The outbox's own tables as they are when a day is over of which nobody has been told. */
public final class FinishedDay {

  private static final String AS_IF =
      """
      DELETE FROM outbox WHERE occurred_at < date '%1$s' + 1;
      DELETE FROM counted_day;
      DELETE FROM published_day;
      UPDATE counting_since SET day = '%1$s';
      INSERT INTO published_day VALUES ('%1$s', '%2$s', %3$d);
      """;

  private FinishedDay() {}

  public static void had(LocalDate day, String type, long events) {
    Database.execute(AS_IF.formatted(day, type, events));
  }
}
