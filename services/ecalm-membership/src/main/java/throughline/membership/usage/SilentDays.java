package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;

/**
 * For which days no loan of a library came in: it was closed, or nobody told. Either way that is
 * not 0 loans.
 */
@ApplicationScoped
class SilentDays {

  private static final int WEEKS_LOOKED_BACK = 4;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  private static final String LIBRARIES =
      """
      SELECT l.name,
             (SELECT max(day) FROM loan_count c WHERE c.library_code = l.code AND c.issues > 0) AS last_heard,
             ARRAY (SELECT d::date::text FROM generate_series(?::date, ?::date, interval '1 day') AS d
                     WHERE extract(isodow FROM d) < 7
                       AND NOT EXISTS (SELECT FROM loan_count c
                                        WHERE c.library_code = l.code AND c.day = d::date AND c.issues > 0)
                     ORDER BY d) AS silent
        FROM library l
       WHERE ? OR l.code = ANY (?::text[])
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

    /** "3 November to 5 November, 12 November". */
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

    /** A Monday follows the Saturday before. */
    private static boolean follows(LocalDate next, LocalDate day) {
      var gap = day.until(next).getDays();
      return gap == 1 || gap == 2 && day.plusDays(1).getDayOfWeek().getValue() == 7;
    }
  }

  private final Statements statements;
  private final Clock clock;

  SilentDays(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /** Of these libraries, by name, those up to yesterday. */
  List<Silence> of(Places libraries) {
    var today = London.today(clock);
    return statements.all(
        LIBRARIES,
        SilentDays::silence,
        today.minusWeeks(WEEKS_LOOKED_BACK),
        today.minusDays(1),
        libraries.all(),
        libraries.codes().toArray(String[]::new));
  }

  private static Silence silence(ResultSet row) throws SQLException {
    var days = (String[]) row.getArray("silent").getArray();
    return new Silence(
        row.getString("name"),
        row.getObject("last_heard", LocalDate.class),
        Arrays.stream(days).map(LocalDate::parse).toList());
  }
}
