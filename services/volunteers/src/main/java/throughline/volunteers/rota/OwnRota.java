package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;

/**
 * When a volunteer is expected, when away, and what they can take: for them, and for a coordinator.
 */
@ApplicationScoped
class OwnRota {
  private static final int WEEKS = 8;
  private static final int MOST_SHIFTS = 50;

  /** Everything of one volunteer from today on. */
  record Mine(List<Rota.Expected> expected, List<SayAway.Away> away, List<Shifts.Shift> shifts) {}

  /** What a coordinator sees of one. */
  record OfOne(UUID id, String name, List<Rota.Expected> expected, List<SayAway.Away> away) {}

  /** A list for programs. */
  @Schema(name = "Shifts", description = "Shifts with places left, and those of your own")
  record Open(List<Shifts.Shift> items) {}

  private static final String NAME =
      """
      SELECT display_name FROM volunteer JOIN person_details ON person_id = id
       WHERE id = :id AND (CAST(:everywhere AS boolean) OR EXISTS (
               SELECT FROM volunteer_place WHERE volunteer_id = id AND place_code = ANY (CAST(:places AS text[]))))
      """;

  private final People people;
  private final Rota rota;
  private final SayAway sayAway;
  private final Shifts shifts;
  private final Sql sql;
  private final Clock clock;

  OwnRota(People people, Rota rota, SayAway sayAway, Shifts shifts, Sql sql, Clock clock) {
    this.people = people;
    this.rota = rota;
    this.sayAway = sayAway;
    this.shifts = shifts;
    this.sql = sql;
    this.clock = clock;
  }

  Mine of(String subject) {
    return people
        .find(subject)
        .map(
            person ->
                new Mine(
                    expected(person), sayAway.toCome(person), shifts.toCome(person, MOST_SHIFTS)))
        .orElseGet(() -> new Mine(List.of(), List.of(), shifts.toCome(null, MOST_SHIFTS)));
  }

  Open open(String subject) {
    return new Open(shifts.toCome(people.find(subject).orElse(null), MOST_SHIFTS));
  }

  private List<Rota.Expected> expected(UUID person) {
    var now = clock.instant();
    var today = London.today(clock);
    return rota.of(List.of(person), today, today.plusWeeks(WEEKS)).stream()
        .filter(each -> each.endsAt().isAfter(now))
        .toList();
  }

  @Transactional
  int sayAway(SignedIn who, String firstDay, String lastDay) {
    return sayAway.say(people.recognise(who), firstDay, lastDay);
  }

  @Transactional
  void takeBack(SignedIn who, UUID away) {
    sayAway.takeBack(people.recognise(who), away);
  }

  /** What of it is at these places. */
  OfOne of(UUID id, Places places) {
    var name = requireName(id, places);
    var here = expected(id).stream().filter(each -> places.includes(each.place())).toList();
    return new OfOne(id, name, here, sayAway.toCome(id));
  }

  private String requireName(UUID id, Places places) {
    return sql.of(NAME)
        .bind("id", id)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .first(String.class)
        .orElseThrow(() -> new NotFound("volunteer with this number"));
  }

  @Transactional
  void sayAway(UUID id, String firstDay, String lastDay, Places places) {
    requireName(id, places);
    sayAway.say(id, firstDay, lastDay);
  }

  @Transactional
  void takeBack(UUID id, UUID away, Places places) {
    requireName(id, places);
    sayAway.takeBack(id, away);
  }
}
