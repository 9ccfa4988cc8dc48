package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.outcome.AnswerRequest;
import throughline.bookings.outcome.AskFollowUps;
import throughline.bookings.outcome.RecordOutcome;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** Whoever came is asked each week what came of it, and staff ring up some of them. */
@ApplicationScoped
class TellOutcomes {
  private static final LocalTime AT = LocalTime.of(15, 0);
  private static final int AT_ONCE = 200;
  private static final int ANSWERED_PERCENT = 30;
  private static final Set<String> STARTED = Set.of("TRADING", "REGISTERED");

  /** The record of who they were is by chance: their name in the sign-in is not. */
  private static final String ASKED_NOW =
      """
      SELECT f.id, f.months, coalesce(p.subject, d.display_name) AS who
      FROM follow_up f JOIN person p ON p.id = f.entrepreneur_id
      JOIN person_details d ON d.person_id = p.id
      WHERE f.made_at = :now ORDER BY who, f.months
      """;

  private record Asked(UUID id, int months, String who) {}

  private final AskFollowUps askFollowUps;
  private final RecordOutcome recordOutcome;
  private final Sql sql;

  TellOutcomes(AskFollowUps askFollowUps, RecordOutcome recordOutcome, Sql sql) {
    this.askFollowUps = askFollowUps;
    this.recordOutcome = recordOutcome;
    this.sql = sql;
  }

  void tell(SampleYear year) {
    var started = new HashSet<String>();
    year.days().stream()
        .filter(day -> day.getDayOfWeek() == DayOfWeek.WEDNESDAY)
        .forEach(day -> ask(year, day, started));
  }

  private void ask(SampleYear year, LocalDate day, Set<String> started) {
    year.moveTo(day, AT);
    while (askFollowUps.ask(AT_ONCE) == AT_ONCE) {
      // The next ones, on the same day.
    }
    var adviser = year.people().named("bipc-adviser").signedIn();
    for (var asked : askedNow(day)) {
      var random = year.random("outcome", asked.who(), asked.months());
      if (random.nextInt(100) < ANSWERED_PERCENT) {
        var answer = answer(random);
        recordOutcome.record(asked.id(), answer, adviser, Places.everywhere());
        if (STARTED.contains(answer.started()) && started.add(asked.who())) {
          year.tally().add("businesses-started", day, 1);
        }
      }
    }
  }

  private List<Asked> askedNow(LocalDate day) {
    return sql.of(ASKED_NOW).bind("now", SampleYear.at(day, AT)).list(Asked.class);
  }

  private static AnswerRequest answer(Random random) {
    var chance = random.nextInt(100);
    if (chance < 45) {
      return new AnswerRequest("NOT_YET", null, null, null, null, null);
    }
    var started = chance < 65 ? "TRADING" : chance < 72 ? "REGISTERED" : "BEFORE";
    var grown = random.nextInt(3) == 0 ? "TURNOVER" : "NO";
    var jobs = random.nextInt(5) == 0 ? "1" : random.nextInt(8) == 0 ? "0.5" : "0";
    var number = random.nextInt(4) == 0 ? "00000000" : null;
    return new AnswerRequest(started, number, grown, jobs, "YES", null);
  }
}
