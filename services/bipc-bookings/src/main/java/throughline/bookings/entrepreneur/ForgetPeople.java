package throughline.bookings.entrepreneur;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Who has not booked for years is forgotten; each person is a transaction of their own. */
@Singleton
class ForgetPeople implements Job {
  private static final int MOST_AT_ONCE = 500;

  /** Of records that are one person, all bookings belong to the one that remains. */
  private static final String LONG_AGO =
      """
      SELECT entrepreneur_id FROM booking
      JOIN session ON session.id = session_id
      JOIN entrepreneur ON entrepreneur.id = entrepreneur_id
      WHERE erased_at IS NULL
      GROUP BY entrepreneur_id HAVING max(ends_at) < :before
      LIMIT :most
      """;

  private final ErasePerson erasePerson;
  private final Sql sql;
  private final Clock clock;
  private final int months;

  /**
   * @param months how many months after their last session people are known; stated in
   *     docs/data-protection.md
   */
  ForgetPeople(
      ErasePerson erasePerson,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "throughline.bookings.retention-months", defaultValue = "24")
          int months) {
    this.erasePerson = erasePerson;
    this.sql = sql;
    this.clock = clock;
    this.months = months;
  }

  @Override
  public Details details() {
    return new Details(
        "forget-entrepreneurs",
        "Forget entrepreneurs whose last session is %d months ago".formatted(months),
        JobSchedule.dailyAt(LocalTime.of(3, 40)));
  }

  @Override
  public String run() {
    var before = London.today(clock).minusMonths(months).atStartOfDay(London.ZONE).toInstant();
    var people =
        sql.of(LONG_AGO).bind("before", before).bind("most", MOST_AT_ONCE).list(UUID.class);
    people.forEach(person -> erasePerson.forget(person, Actor.of("forget-entrepreneurs", "job")));
    return people.size() == 1 ? "1 person forgotten" : people.size() + " people forgotten";
  }
}
