package throughline.volunteers.hours;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.volunteers.volunteer.Volunteers;

/** Nobody is in two places at once: hours of one person do not overlap. They may touch. */
@ApplicationScoped
class NoOverlap {

  /** For hours that no entry holds yet: none has this id. */
  static final UUID NEW = new UUID(0, 0);

  private static final String ELSEWHERE =
      "These hours overlap with others that are logged at another library. Ask the volunteer which"
          + " are right";

  /** The first that is in the way of each; what is returned or withdrawn is in nobody's. */
  private static final String OVERLAPPING =
      """
      SELECT DISTINCT ON (asked.place) asked.place, e.library_code AS library, e.started_at, e.ended_at
        FROM unnest(CAST(:places AS int[]), CAST(:volunteers AS uuid[]), CAST(:starts AS timestamptz[]),
                    CAST(:ends AS timestamptz[])) AS asked (place, volunteer_id, start_at, end_at)
        JOIN hours_entry e USING (volunteer_id)
       WHERE e.status IN ('SUBMITTED', 'APPROVED') AND e.started_at < asked.end_at AND e.ended_at > asked.start_at
       ORDER BY asked.place, e.started_at
      """;

  /** Hours of which is asked what is in their way, at their place in a list. */
  record Asked(int place, UUID volunteer, WorkedTime worked) {}

  private record Found(int place, String library, Instant startedAt, Instant endedAt) {}

  private final Volunteers volunteers;
  private final HoursEntries entries;
  private final Jdbi jdbi;

  NoOverlap(Volunteers volunteers, HoursEntries entries, Jdbi jdbi) {
    this.volunteers = volunteers;
    this.entries = entries;
    this.jdbi = jdbi;
  }

  /**
   * Holds back whatever else would change the person's hours until the transaction ends, so that
   * the answer is still true when the hours are saved.
   *
   * @param entry the one that is to hold these hours; its own present hours are no obstacle
   * @param told the libraries of which whoever asks may know when the volunteer was there
   * @throws Conflict naming the other hours, if they are of these libraries
   */
  @Transactional(MANDATORY)
  void require(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    volunteers.lock(volunteer);
    problem(volunteer, worked, entry, told)
        .ifPresent(
            message -> {
              throw new Conflict("hours-overlap", message);
            });
  }

  private Optional<String> problem(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    return entries
        .overlapping(volunteer, worked, entry)
        .map(other -> problem(other.library(), other.worked(), told));
  }

  /** What is in the way of new hours now, by their places; nothing is held back. */
  Map<Integer, String> problems(List<Asked> all, Places told) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(OVERLAPPING)
                    .bind("places", texts(all, Asked::place))
                    .bind("volunteers", texts(all, Asked::volunteer))
                    .bind("starts", texts(all, asked -> asked.worked().start()))
                    .bind("ends", texts(all, asked -> asked.worked().end()))
                    .mapTo(Found.class)
                    .list())
        .stream()
        .collect(
            Collectors.toMap(
                Found::place,
                found ->
                    problem(
                        found.library(),
                        new WorkedTime(found.startedAt(), found.endedAt()),
                        told)));
  }

  private static String[] texts(List<Asked> all, Function<Asked, Object> value) {
    return all.stream().map(asked -> value.apply(asked).toString()).toArray(String[]::new);
  }

  private static String problem(String library, WorkedTime other, Places told) {
    return told.includes(library) ? message(other) : ELSEWHERE;
  }

  private static String message(WorkedTime other) {
    var start = other.start().atZone(London.ZONE);
    var end = other.end().atZone(London.ZONE);
    return "These hours overlap with others that are logged already: %s to %s on %s. Check the date and both times"
        .formatted(
            London.time(start.toLocalTime()),
            London.time(end.toLocalTime()),
            London.date(start.toLocalDate()));
  }
}
