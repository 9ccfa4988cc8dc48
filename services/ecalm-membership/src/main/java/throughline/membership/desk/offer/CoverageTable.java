package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.hibernate.Session;
import throughline.membership.member.Newborn;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** What came of the offers of a month, by office. */
@ApplicationScoped
class CoverageTable {
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
      SELECT office.code, office.name,
             coalesce(accepted.number, 0) AS accepted, coalesce(declined, 0) AS declined,
             coalesce(waiting.number, 0) AS deferred, coalesce(not_offered, 0) AS not_offered,
             births.number AS births
      FROM office
      LEFT JOIN accepted ON accepted.office_code = office.code
      LEFT JOIN counted ON counted.office_code = office.code
      LEFT JOIN waiting ON waiting.office_code = office.code
      LEFT JOIN births_registered births
        ON births.office_code = office.code AND births.month = :first
      WHERE (:everywhere = true OR office.code IN (:places))
      ORDER BY office.name
      """;

  private static final String SET_BIRTHS =
      """
      INSERT INTO births_registered (office_code, month, number, recorded_by, recorded_at)
      VALUES (:office, :month, :number, :registrar, :now)
      ON CONFLICT ON CONSTRAINT births_registered_pk DO UPDATE
        SET number = excluded.number, recorded_by = excluded.recorded_by,
            recorded_at = excluded.recorded_at
      """;

  private final Session database;

  CoverageTable(Session database) {
    this.database = database;
  }

  List<Coverage> of(YearMonth month, Places offices) {
    return database
        .createNativeQuery(OF_MONTH, Tuple.class)
        .setParameter("first", first(month))
        .setParameter("next", first(month.plusMonths(1)))
        .setParameter("newborns", Newborn.untilQuarterFrom(month))
        .setParameter("firstMoment", moment(month))
        .setParameter("nextMoment", moment(month.plusMonths(1)))
        .setParameter("everywhere", offices.all())
        .setParameterList("places", offices.codes())
        .getResultStream()
        .map(CoverageTable::line)
        .toList();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void setBirths(String office, YearMonth month, int number, String registrar, Instant now) {
    database
        .createNativeMutationQuery(SET_BIRTHS)
        .setParameter("office", office)
        .setParameter("month", first(month))
        .setParameter("number", number)
        .setParameter("registrar", registrar)
        .setParameter("now", now)
        .executeUpdate();
  }

  private static LocalDate first(YearMonth month) {
    return month.atDay(1);
  }

  private static Instant moment(YearMonth month) {
    return first(month).atStartOfDay(London.ZONE).toInstant();
  }

  private static Coverage line(Tuple row) {
    return new Coverage(
        row.get(0, String.class),
        row.get(1, String.class),
        number(row, 2),
        number(row, 3),
        number(row, 4),
        number(row, 5),
        row.get(6, Integer.class));
  }

  private static long number(Tuple row, int column) {
    return row.get(column, Number.class).longValue();
  }
}
