package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import throughline.membership.member.Newborn;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** A registrar asks how far the offers of their offices reached. */
@ApplicationScoped
public class ShowCoverage {
  private static final Pattern FORM = Pattern.compile("[12][0-9]{3}-(0[1-9]|1[0-2])");

  /**
   * Each part is grouped before it is joined, so that no row counts twice. What a family accepts is
   * a birth of now: a little brother or sister who is enrolled along was nobody's newborn.
   */
  private static final String OF_MONTH =
      """
      WITH accepted AS (
        SELECT enrolled_at_office AS office_code, count(*) AS number FROM member
        WHERE record_state = 'VALID' AND enrolled_on >= :first AND enrolled_on < :next
          AND under5_until_quarter >= :newborns
        GROUP BY enrolled_at_office),
      counted AS (
        SELECT office_code,
               sum(number) FILTER (WHERE outcome = 'DECLINED') AS declined,
               sum(number) FILTER (WHERE outcome = 'NOT_OFFERED') AS not_offered
        FROM offer_tally WHERE day >= :first AND day < :next GROUP BY office_code),
      waiting AS (
        SELECT office_code, count(*) AS number FROM deferred_offer
        WHERE deferred_at >= :firstMoment AND deferred_at < :nextMoment GROUP BY office_code)
      SELECT office.code AS office, office.name AS office_name,
             coalesce(accepted.number, 0) AS accepted, coalesce(declined, 0) AS declined,
             coalesce(waiting.number, 0) AS deferred, coalesce(not_offered, 0) AS not_offered,
             births.number AS births
      FROM office
      LEFT JOIN accepted ON accepted.office_code = office.code
      LEFT JOIN counted ON counted.office_code = office.code
      LEFT JOIN waiting ON waiting.office_code = office.code
      LEFT JOIN births_registered births
        ON births.office_code = office.code AND births.month = :first
      WHERE (:everywhere OR office.code = ANY (:places))
      ORDER BY office.name
      """;

  private final Sql sql;
  private final Clock clock;

  ShowCoverage(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  List<Coverage> of(YearMonth month, Places places) {
    var next = month.plusMonths(1);
    return sql.of(OF_MONTH)
        .bind("first", month.atDay(1))
        .bind("next", next.atDay(1))
        .bind("newborns", Newborn.untilQuarterFrom(month))
        .bind("firstMoment", moment(month))
        .bind("nextMoment", moment(next))
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .list(Coverage.class);
  }

  @Transactional
  public List<Coverage> ofPresentMonth(Places places) {
    return of(present(), places);
  }

  YearMonth month(String typed) {
    if (typed == null) {
      return present();
    }
    if (!FORM.matcher(typed).matches()) {
      throw new InvalidInput("month", "Month must be in the form 2026-11");
    }
    return YearMonth.parse(typed);
  }

  YearMonth linkedMonth(String typed) {
    try {
      return month(typed);
    } catch (InvalidInput garbled) {
      return present();
    }
  }

  YearMonth present() {
    return YearMonth.from(London.today(clock));
  }

  private static Instant moment(YearMonth month) {
    return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
  }
}
