package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.ledger.CellPart;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * How many people count in more than one part of a year: what is rolled up, and what those change
 * of whom something is not rolled up yet.
 */
final class PeopleOverlaps {

  private static final String OVERLAPS =
      PeopleFigures.NOT_ROLLED_UP
          + """
          , asked AS (
            SELECT * FROM unnest(:froms, :tos) WITH ORDINALITY AS year (first_day, day_after, position)),
          part (name, span, whole, several) AS (
            VALUES ('QUARTER', 'QUARTER', <all>, <quarters>), ('MONTH', 'MONTH', <all>, <months>),
                   ('PLACE', 'YEAR', <places together>, <several places>)),
          rolled_up AS (
            SELECT asked.position, wanted.name, wanted.is_several, f.people
              FROM asked
             CROSS JOIN (SELECT name, span, whole AS part, false AS is_several FROM part
                          UNION ALL
                         SELECT name, 'YEAR', several, true FROM part) AS wanted
             CROSS JOIN LATERAL (
               SELECT coalesce(sum(people), 0) AS people
                 FROM rolled_up_people
                WHERE measure_version_id = :rule AND span = wanted.span AND part = wanted.part
                  AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :knownAt) AS f),
          supported AS (
            SELECT asked.position, here.name, here.label, c.subject, sum(c.amount) > 0 AS now,
                   coalesce(sum(c.amount) FILTER (WHERE c.rolled_up), 0) > 0 AS before
              FROM asked
             CROSS JOIN LATERAL (<of not rolled up>) AS c
             CROSS JOIN LATERAL (VALUES
                   ('QUARTER', to_char(c.effective_on, 'YYYY-Q')),
                   ('MONTH', to_char(c.effective_on, 'YYYY-MM')),
                   ('PLACE', c.place)) AS here (name, label)
             GROUP BY asked.position, here.name, here.label, c.subject),
          person AS (
            SELECT position, name, count(*) FILTER (WHERE now) AS now, count(*) FILTER (WHERE before) AS before
              FROM supported
             GROUP BY position, name, subject),
          counted AS (
            SELECT position, name, CASE WHEN is_several THEN 0 ELSE people END AS sum,
                   CASE WHEN is_several THEN people ELSE 0 END AS several
              FROM rolled_up
             UNION ALL
            SELECT position, name, now - before, (now > 1)::integer - (before > 1)::integer FROM person)
          SELECT position, name, sum(sum) AS sum, sum(several) AS several
            FROM counted
           GROUP BY position, name
          HAVING sum(sum) > 0
          """
              .replace("<all>", String.valueOf(CellPart.ALL))
              .replace("<places together>", String.valueOf(CellPart.PLACES_TOGETHER))
              .replace("<quarters>", String.valueOf(CellPart.SEVERAL_QUARTERS))
              .replace("<months>", String.valueOf(CellPart.SEVERAL_MONTHS))
              .replace("<several places>", String.valueOf(CellPart.SEVERAL_PLACES))
              .replace(
                  "<of not rolled up>",
                  PeopleFigures.OF_NOT_ROLLED_UP
                      .replace("<rule>", ":rule")
                      .replace("<from>", "asked.first_day")
                      .replace("<to>", "asked.day_after")
                      .replace("<at place>", ""));

  private record Row(int position, PeopleYears.Part name, long sum, long several) {}

  private PeopleOverlaps() {}

  /**
   * Those of each year, in the order of the years; of one in which nobody counts there are none.
   */
  static List<List<PeopleYears.Overlap>> read(
      Handle handle, MeasureVersion version, List<Figure> years, LocalDate knownAt) {
    var overlaps = new ArrayList<List<PeopleYears.Overlap>>();
    years.forEach(year -> overlaps.add(new ArrayList<>()));
    handle
        .createQuery(OVERLAPS)
        .bindArray(
            "froms", LocalDate.class, years.stream().map(year -> year.period().from()).toList())
        .bindArray("tos", LocalDate.class, years.stream().map(year -> year.period().to()).toList())
        .bindArray("rules", Integer.class, version.measureVersionId())
        .bind("rule", version.measureVersionId())
        .bind("knownAt", knownAt)
        .mapTo(Row.class)
        .forEach(
            row -> {
              int year = row.position() - 1;
              var whole = years.get(year).value();
              overlaps
                  .get(year)
                  .add(new PeopleYears.Overlap(row.name(), row.sum(), whole, row.several()));
            });
    overlaps.forEach(each -> each.sort(Comparator.comparing(PeopleYears.Overlap::parts)));
    return overlaps;
  }
}
