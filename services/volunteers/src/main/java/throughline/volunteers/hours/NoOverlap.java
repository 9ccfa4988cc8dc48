package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/**
 * Nobody is in two places at once, nor gives more than 16 hours of a day: hours of one person do
 * not overlap. They may touch.
 */
@ApplicationScoped
class NoOverlap {
  /** For hours that no entry holds yet: none has this id. */
  static final UUID NEW = new UUID(0, 0);

  private static final String ELSEWHERE =
      "These hours overlap with others that are logged at another library. Ask the volunteer which"
          + " are right";

  /** The first that is in the way of each, the same time before others. */
  private static final String IN_THE_WAY =
      """
      SELECT asked.place, e.id, e.entered_by, e.library_code AS library, l.name AS library_name, e.started_at, e.ended_at,
             coalesce((e.started_at, e.ended_at) = (asked.start_at, asked.end_at), false) AS twin,
             CASE WHEN e.id IS NULL THEN hours_over_16_on(asked.volunteer_id, asked.start_at, asked.end_at, :but) END AS full_day
        FROM unnest(CAST(:places AS int[]), CAST(:volunteers AS uuid[]), CAST(:starts AS timestamptz[]),
                    CAST(:ends AS timestamptz[])) AS asked (place, volunteer_id, start_at, end_at)
        LEFT JOIN LATERAL (
             SELECT * FROM hours_entry
              WHERE volunteer_id = asked.volunteer_id AND id <> :but AND status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
                AND started_at < asked.end_at AND ended_at > asked.start_at
              ORDER BY (started_at, ended_at) = (asked.start_at, asked.end_at) DESC, started_at LIMIT 1) e ON true
        LEFT JOIN library l ON l.code = e.library_code
      """;

  record Asked(int place, UUID volunteer, WorkedTime worked) {}

  /**
   * What is in the way.
   *
   * @param id of the other entry; null if the day is full
   * @param twin whether the other is of the same time
   */
  record Found(
      int place,
      UUID id,
      UUID enteredBy,
      String library,
      String libraryName,
      Instant startedAt,
      Instant endedAt,
      boolean twin,
      LocalDate fullDay) {

    boolean isSomething() {
      return id != null || fullDay != null;
    }

    Conflict refusal(Places told) {
      return new Conflict(id == null ? "day-full" : "hours-overlap", message(told));
    }

    String message(Places told) {
      if (id == null) {
        return "With what is logged already, that is more than 16 hours on %s. Check the date and both times"
            .formatted(London.date(fullDay));
      }
      if (!told.includes(library)) {
        return ELSEWHERE;
      }
      var other = new WorkedTime(startedAt, endedAt);
      var when = "%s on %s".formatted(other.times(), London.date(other.startedOn()));
      return twin
          ? "These hours are logged already: %s at %s".formatted(when, libraryName)
          : "These hours overlap with others that are logged already: %s. Check the date and both times"
              .formatted(when);
    }
  }

  private final Sql sql;

  NoOverlap(Sql sql) {
    this.sql = sql;
  }

  /**
   * Refuses what does not fit. Lock the volunteer before: the answer is then still true when the
   * hours are saved.
   */
  void require(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    find(volunteer, worked, entry)
        .ifPresent(
            found -> {
              throw found.refusal(told);
            });
  }

  /** The same, for whoever has another answer than a refusal. */
  Optional<Found> find(UUID volunteer, WorkedTime worked, UUID entry) {
    return found(List.of(new Asked(0, volunteer, worked)), entry).stream().findFirst();
  }

  /** What is in the way of new hours now, by their places; nothing is held back. */
  Map<Integer, String> problems(List<Asked> all, Places told) {
    return found(all, NEW).stream()
        .collect(Collectors.toMap(Found::place, found -> found.message(told)));
  }

  private List<Found> found(List<Asked> all, UUID but) {
    return sql
        .of(IN_THE_WAY)
        .bind("places", TextArray.of(all, Asked::place))
        .bind("volunteers", TextArray.of(all, Asked::volunteer))
        .bind("starts", TextArray.of(all, asked -> asked.worked().start()))
        .bind("ends", TextArray.of(all, asked -> asked.worked().end()))
        .bind("but", but)
        .list(Found.class)
        .stream()
        .filter(Found::isSomething)
        .toList();
  }
}
