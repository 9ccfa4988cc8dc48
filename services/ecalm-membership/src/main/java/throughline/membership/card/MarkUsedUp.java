package throughline.membership.card;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Marks each night the boxes without a card that somebody could be given, so that whoever looks at
 * the stock need not count them. Not with the last card: of two that are given at once neither
 * knows of the other. Nothing takes the mark away, since a card that was given or written off is so
 * for ever.
 */
@Singleton
class MarkUsedUp implements Job {
  private static final LocalTime AT = LocalTime.of(1, 50);
  private static final String MARK =
      """
      UPDATE card_batch batch SET used_up = true
      WHERE NOT used_up AND batch.last_place - batch.first_place + 1
        = (SELECT count(DISTINCT place) FROM card
           WHERE place BETWEEN batch.first_place AND batch.last_place)
          + (SELECT coalesce(sum(last_place - first_place + 1), 0) FROM card_write_off
             WHERE batch_id = batch.id)
      """;

  private final Jdbi jdbi;

  MarkUsedUp(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Details details() {
    return new Details(
        "mark-used-up-boxes", "Mark the boxes of cards that are used up", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    var boxes = jdbi.withHandle(handle -> handle.execute(MARK));
    return boxes == 1 ? "1 box is used up" : boxes + " boxes are used up";
  }
}
