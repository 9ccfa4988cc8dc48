package throughline.volunteers.hours;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
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
       WHERE e.id <> :but AND e.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED') AND e.started_at < asked.end_at AND e.ended_at > asked.start_at
       ORDER BY asked.place, e.started_at
      """;

  record Asked(int place, UUID volunteer, WorkedTime worked) {}

  private record Found(int place, String library, Instant startedAt, Instant endedAt) {}

  private final Volunteers volunteers;
  private final Sql sql;

  NoOverlap(Volunteers volunteers, Sql sql) {
    this.volunteers = volunteers;
    this.sql = sql;
  }

  /**
   * Holds back whatever else would change the person's hours until the transaction ends, so that
   * the answer is still true when the hours are saved.
   */
  @Transactional(MANDATORY)
  void require(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    volunteers.lock(volunteer);
    problems(List.of(new Asked(0, volunteer, worked)), entry, told)
        .values()
        .forEach(
            message -> {
              throw new Conflict("hours-overlap", message);
            });
  }

  /** What is in the way of new hours now, by their places; nothing is held back. */
  Map<Integer, String> problems(List<Asked> all, Places told) {
    return problems(all, NEW, told);
  }

  private Map<Integer, String> problems(List<Asked> all, UUID but, Places told) {
    return sql
        .of(OVERLAPPING)
        .bind("places", TextArray.of(all, Asked::place))
        .bind("volunteers", TextArray.of(all, Asked::volunteer))
        .bind("starts", TextArray.of(all, asked -> asked.worked().start()))
        .bind("ends", TextArray.of(all, asked -> asked.worked().end()))
        .bind("but", but)
        .list(Found.class)
        .stream()
        .collect(
            Collectors.toMap(
                Found::place,
                found ->
                    told.includes(found.library())
                        ? message(new WorkedTime(found.startedAt(), found.endedAt()))
                        : ELSEWHERE));
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
