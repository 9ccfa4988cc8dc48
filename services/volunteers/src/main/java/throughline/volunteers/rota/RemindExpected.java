package throughline.volunteers.rota;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.mail.MailGate;
import throughline.volunteers.volunteer.VolunteerMails;

/**
 * Reminds whoever is expected tomorrow; not who said meanwhile that they are away, or was taken
 * out, or where it has begun.
 */
@Singleton
class RemindExpected implements Job, MailGate {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final int BATCH = 200;

  private static final String DUE =
      Rota.EXPECTED
          + """
          , due AS (
            SELECT * FROM expected
             WHERE NOT away AND NOT EXISTS (
               SELECT FROM rota_reminder WHERE volunteer_id = volunteer AND about_id = coalesce(slot, shift)
                  AND rota_reminder.day = expected.day)
             ORDER BY volunteer, starts_at LIMIT :most),
          noted AS (
            INSERT INTO rota_reminder (volunteer_id, about_id, day, written_at)
            SELECT volunteer, coalesce(slot, shift), day, :now FROM due
            ON CONFLICT DO NOTHING
            RETURNING volunteer_id, about_id)
          SELECT due.* FROM due JOIN noted ON volunteer_id = volunteer AND about_id = coalesce(slot, shift)
          """;

  private static final String FORGET =
      "DELETE FROM rota_reminder WHERE day < CAST(:today AS date) - 31";

  private final Sql sql;
  private final Rota rota;
  private final RotaMails mails;
  private final Clock clock;

  RemindExpected(Sql sql, Rota rota, RotaMails mails, Clock clock) {
    this.sql = sql;
    this.rota = rota;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "remind-expected",
        "Remind volunteers who are expected tomorrow",
        JobSchedule.dailyAt(MORNING));
  }

  @Override
  public String run() {
    var today = London.today(clock);
    var written = 0;
    Batch batch;
    do {
      batch = QuarkusTransaction.requiringNew().call(() -> remind(today.plusDays(1)));
      written += batch.mails();
    } while (batch.due() == BATCH);
    sql.of(FORGET).bind("today", today).update();
    return written + (written == 1 ? " reminder written" : " reminders written");
  }

  private record Batch(int due, int mails) {}

  private Batch remind(LocalDate day) {
    var due =
        sql.of(DUE)
            .bind("from", day)
            .bind("to", day)
            .bind("now", clock.instant())
            .bind("most", BATCH)
            .list(Rota.Expected.class);
    return new Batch(due.size(), mails.remind(due));
  }

  @Override
  public String kind() {
    return RotaMails.REMINDER;
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    var today = London.today(clock);
    var stands =
        rota.of(List.of(VolunteerMails.volunteer(reference)), today, today.plusDays(1)).stream()
            .filter(each -> each.about().equals(VolunteerMails.about(reference)))
            .anyMatch(each -> !each.away() && each.startsAt().isAfter(clock.instant()));
    return stands
        ? Optional.empty()
        : Optional.of("The volunteer is no longer expected, or it has begun.");
  }
}
