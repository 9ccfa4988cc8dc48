package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.UUID;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.decision.Picked;
import throughline.volunteers.hours.DecideHours;
import throughline.volunteers.today.BrowseDay;
import throughline.volunteers.today.RecordCame;

/** Staff press "everyone came", but for those who did not, and the county approves it later. */
@ApplicationScoped
class EveryoneCame {
  private static final int CAME_PERCENT = 94;

  private static final String WAITING =
      """
      SELECT e.id, version, subject, started_at, ended_at
      FROM hours_entry e JOIN person ON person.id = volunteer_id
      WHERE slot_id = :about AND status = 'SUBMITTED' ORDER BY started_at, subject
      """;

  private record Waiting(
      UUID id, long version, String subject, Instant startedAt, Instant endedAt) {}

  private final BrowseDay browseDay;
  private final RecordCame recordCame;
  private final DecideHours decideHours;
  private final Sql sql;

  EveryoneCame(BrowseDay browseDay, RecordCame recordCame, DecideHours decideHours, Sql sql) {
    this.browseDay = browseDay;
    this.recordCame = recordCame;
    this.decideHours = decideHours;
    this.sql = sql;
  }

  /** Of a slot or a shift that is over. The page is read outside of a request. */
  @ActivateRequestContext
  void press(String place, UUID about, LocalDate day, SignedIn staff, Random random) {
    var places = Places.of(place);
    var asked =
        browseDay.of(place, day, places).boxes().stream()
            .filter(box -> box.startsWith(about.toString()))
            .toList();
    var came = asked.stream().filter(box -> random.nextInt(100) < CAME_PERCENT).toList();
    if (!asked.isEmpty()) {
      recordCame.record(place, day, asked, came, staff, places);
    }
  }

  /** Approves what waits of it. */
  void approve(String place, UUID about, SamplePerson coordinator, SampleYear year) {
    var waiting = sql.of(WAITING).bind("about", about).list(Waiting.class);
    if (waiting.isEmpty()) {
      return;
    }
    var versions = new LinkedHashMap<UUID, Long>();
    waiting.forEach(each -> versions.put(each.id(), each.version()));
    decideHours.approve(new Picked<>(versions), coordinator.signedIn(), Places.of(place));
    waiting.forEach(each -> count(each, year));
  }

  private static void count(Waiting each, SampleYear year) {
    var day = London.dateOf(each.startedAt());
    var minutes = Duration.between(each.startedAt(), each.endedAt()).toMinutes();
    year.tally().add("volunteer-hours", day, minutes);
    year.tally().seen("active-volunteers", each.subject(), day);
  }
}
