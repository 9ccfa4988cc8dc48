package throughline.volunteers.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.chart.Bars;
import throughline.platform.web.chart.Bars.Bar;
import throughline.platform.web.input.Option;
import throughline.publishing.library.Libraries;

/** What volunteers said, and what became of it. */
@ApplicationScoped
class BrowseIdeas {
  /** What the public page shows: no name, and what was said in the words of staff. */
  record Said(String said, String answer, boolean actedOn, String place, LocalDate answeredOn) {}

  /** How many wait, and how many of them for longer than was promised. */
  record Waiting(long ideas, long late) {}

  /**
   * Of the ideas of a year.
   *
   * @param due those that are answered, or were to be by now
   * @param actedOn those of the answered of which something was done
   */
  record KeptWord(long due, long inTime, long answered, long actedOn) {
    public Bars bars() {
      return new Bars(
          "Ideas of the last year",
          List.of(
              new Bar("Answered within 28 days", inTime, due),
              new Bar("Acted on", actedOn, answered)));
    }
  }

  static final String AT_PLACES = "(:everywhere OR i.library_code = ANY (CAST(:places AS text[])))";

  private static final String WHOLE =
      """
      SELECT i.id, i.version, i.idea, i.library_code AS library, l.name AS library_name, i.raised_on, i.due_on,
             i.answered_on IS NULL AND i.due_on < CAST(:today AS date) AS late, d.display_name AS owner,
             i.acted_on, i.answer, i.said, i.answered_on
      FROM idea i
      LEFT JOIN library l ON l.code = i.library_code
      LEFT JOIN person_details d ON d.person_id = i.owner_id
      """;

  private static final String OWN =
      WHOLE
          + """
          JOIN volunteer v ON v.id = i.volunteer_id
          JOIN person p ON p.id IN (v.id, v.merged_into) AND p.subject = :subject
          ORDER BY i.raised_at DESC, i.id LIMIT 50
          """;

  private static final String ONE = WHOLE + "WHERE i.id = :id AND " + AT_PLACES;

  private static final String WAITING =
      WHOLE + "WHERE i.answered_on IS NULL AND " + AT_PLACES + " ORDER BY i.due_on, i.id LIMIT 200";

  private static final String ANSWERED =
      WHOLE
          + "WHERE i.answered_on IS NOT NULL AND "
          + AT_PLACES
          + " ORDER BY i.answered_on DESC, i.id LIMIT 50";

  private static final String COUNT_WAITING =
      """
      SELECT count(*) AS ideas, count(*) FILTER (WHERE i.due_on < CAST(:today AS date)) AS late
      FROM idea i WHERE i.answered_on IS NULL AND\s"""
          + AT_PLACES;

  private static final String SAID =
      """
      SELECT i.said, i.answer, i.acted_on, coalesce(l.name, 'All places') AS place, i.answered_on
      FROM idea i LEFT JOIN library l ON l.code = i.library_code
      WHERE i.said IS NOT NULL ORDER BY i.answered_on DESC, i.id LIMIT 50
      """;

  private static final String KEPT_WORD =
      """
      SELECT count(*) FILTER (WHERE i.answered_on IS NOT NULL OR i.due_on < CAST(:today AS date)) AS due,
             count(*) FILTER (WHERE i.answered_on <= i.due_on) AS in_time,
             count(*) FILTER (WHERE i.answered_on IS NOT NULL) AS answered,
             count(*) FILTER (WHERE i.acted_on) AS acted_on
      FROM idea i WHERE i.raised_on > CAST(:today AS date) - 365 AND\s"""
          + AT_PLACES;

  private final Libraries libraries;
  private final Sql sql;
  private final Clock clock;

  BrowseIdeas(Libraries libraries, Sql sql, Clock clock) {
    this.libraries = libraries;
    this.sql = sql;
    this.clock = clock;
  }

  /** The places that somebody may choose for an idea. */
  List<Option> choices(Places places) {
    return libraries.byName().stream()
        .filter(library -> places.includes(library.code()))
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }

  /** What became of the ideas of a year. */
  KeptWord keptWord(Places places) {
    return at(today(KEPT_WORD), places).one(KeptWord.class);
  }

  List<IdeaView> own(String subject) {
    return today(OWN).bind("subject", subject).list(IdeaView.class);
  }

  /** Not found also if it is of another place, so that nobody learns which numbers exist. */
  IdeaView one(UUID id, Places places) {
    return at(today(ONE), places)
        .bind("id", id)
        .first(IdeaView.class)
        .orElseThrow(() -> new NotFound("idea with this number"));
  }

  /** Longest waiting first, so that those that are late come before all others. */
  List<IdeaView> waiting(Places places) {
    return at(today(WAITING), places).list(IdeaView.class);
  }

  List<IdeaView> answered(Places places) {
    return at(today(ANSWERED), places).list(IdeaView.class);
  }

  Waiting countWaiting(Places places) {
    return at(today(COUNT_WAITING), places).one(Waiting.class);
  }

  List<Said> said() {
    return sql.of(SAID).list(Said.class);
  }

  static Sql.Statement at(Sql.Statement statement, Places places) {
    return statement.bind("everywhere", places.all()).bind("places", places.codes());
  }

  private Sql.Statement today(String statement) {
    return sql.of(statement).bind("today", London.today(clock));
  }
}
