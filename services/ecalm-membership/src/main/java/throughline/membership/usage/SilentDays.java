package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/**
 * For which days no loan of a library came in: it was closed, or nobody told. Either way that is
 * not 0 loans.
 */
@ApplicationScoped
class SilentDays implements Waiting {

  private static final int WEEKS_LOOKED_BACK = 4;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  private static final String LIBRARIES =
      """
      SELECT l.name AS library,
             (SELECT max(day) FROM loan_count c WHERE c.library_code = l.code AND c.issues > 0) AS last_heard,
             ARRAY (SELECT CAST(CAST(d AS date) AS text) FROM generate_series(CAST(:from AS date), CAST(:to AS date), interval '1 day') AS d
                     WHERE extract(isodow FROM d) < 7
                       AND NOT EXISTS (SELECT FROM loan_count c
                                        WHERE c.library_code = l.code AND c.day = CAST(d AS date) AND c.issues > 0)
                     ORDER BY d) AS days
        FROM library l
       WHERE :everywhere OR l.code = ANY (CAST(:codes AS text[]))
       ORDER BY l.name
      """;

  /**
   * A library.
   *
   * @param lastHeard the last day of which loans came in; null for none
   * @param days those of the last four weeks, without Sundays, of which nothing came in
   */
  record Silence(String library, LocalDate lastHeard, List<LocalDate> days) {

    public int count() {
      return days.size();
    }

    public String inWords() {
      var words = new ArrayList<String>();
      for (var from = 0; from < days.size(); ) {
        var to = from;
        while (to + 1 < days.size() && follows(days.get(to + 1), days.get(to))) {
          to++;
        }
        words.add(
            from == to
                ? DAY.format(days.get(from))
                : DAY.format(days.get(from)) + " to " + DAY.format(days.get(to)));
        from = to + 1;
      }
      return String.join(", ", words);
    }

    private static boolean follows(LocalDate next, LocalDate day) {
      var gap = day.until(next).getDays();
      return gap == 1 || gap == 2 && day.plusDays(1).getDayOfWeek().getValue() == 7;
    }
  }

  private record Row(String library, LocalDate lastHeard, List<String> days) {}

  private final Sql sql;
  private final CurrentPerson person;
  private final Clock clock;

  SilentDays(Sql sql, CurrentPerson person, Clock clock) {
    this.sql = sql;
    this.person = person;
    this.clock = clock;
  }

  List<Silence> of(Places libraries) {
    var today = London.today(clock);
    return sql
        .of(LIBRARIES)
        .bind("from", today.minusWeeks(WEEKS_LOOKED_BACK))
        .bind("to", today.minusDays(1))
        .bind("everywhere", libraries.all())
        .bind("codes", libraries.codes().toArray(String[]::new))
        .list(Row.class)
        .stream()
        .map(
            row ->
                new Silence(
                    row.library(),
                    row.lastHeard(),
                    row.days().stream().map(LocalDate::parse).toList()))
        .toList();
  }

  @Override
  public List<HomeCard> cards() {
    return person.hasRole(Roles.LIBRARY_SYSTEM)
        ? List.of(
            HomeCard.counted(
                "Libraries with days without loans",
                of(UseDesk.of(person).libraries()).stream()
                    .filter(library -> library.count() > 0)
                    .count(),
                "In the last four weeks",
                "/use"))
        : List.of();
  }
}
