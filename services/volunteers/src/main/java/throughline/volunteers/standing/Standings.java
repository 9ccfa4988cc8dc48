package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.volunteers.role.ConsentAge;
import throughline.volunteers.role.DbsLevel;
import throughline.volunteers.standing.Standing.Part;

/**
 * How people stand in roles on days. It is computed from what was recorded and never stored, so
 * that a birthday or an expiry needs no job.
 */
@ApplicationScoped
public class Standings {
  /**
   * Of each person, role and day all that the role asks for, and until when it is there: of what is
   * needed several times, until fewer are left. A reference or training serves every role, a
   * consent or exemption one, a DBS check those whose level it reaches and whose workforce it is
   * of. What a guardian agreed to counts until the role became another. There is a row of the age
   * for each that was asked, so that nobody unknown passes for cleared, unless only those are
   * wanted of whom there is something to tell. Of thousands most of the time is sorting: what is
   * sorted is numbers, and days that are computed before, which OFFSET 0 says.
   */
  private static final String OF_ANY =
      """
      WITH asked AS (
        SELECT row_number() OVER () AS number, each.volunteer_id, each.role_code, each.day, role.min_age, role.max_age,
               extract(year FROM age(each.day, volunteer.date_of_birth)) AS age,
               role.dbs_level <> 'NONE' OR role.max_age IS NOT NULL OR role.min_age < :consentBelow AS asks_age
          FROM (SELECT DISTINCT volunteer_id, role_code, day FROM (%s) AS typed) AS each
          JOIN volunteer ON volunteer.id = each.volunteer_id
          JOIN role ON role.code = each.role_code),
      needs AS MATERIALIZED (
        SELECT row_number() OVER () AS number, required.*, training.name, dbs_level, workforce, review_months, terms_since
          FROM role_requirement AS required
          JOIN role ON role.code = required.role_code
          LEFT JOIN training ON training.code = required.training_code),
      judged AS (
        SELECT asked.number AS asked, needs.number AS needs, asked.day,
               greatest((array_agg(serves.until ORDER BY serves.until DESC)
                           FILTER (WHERE NOT evidence.exempt AND asked.day BETWEEN evidence.first_day AND serves.until))[min(needs.needed)],
                        max(serves.until)
                           FILTER (WHERE evidence.exempt AND asked.day BETWEEN evidence.first_day AND serves.until)) AS until,
               max(serves.until) FILTER (WHERE serves.until < asked.day AND serves.until >= evidence.first_day) AS ran_out
          FROM asked
          JOIN needs ON needs.role_code = asked.role_code AND (needs.item <> 'CONSENT' OR asked.age < :consentBelow)
          LEFT JOIN evidence ON evidence.volunteer_id = asked.volunteer_id AND evidence.item = needs.item
               AND evidence.training_code IS NOT DISTINCT FROM needs.training_code
               AND (evidence.role_code IS NULL OR evidence.role_code = asked.role_code)
               AND (evidence.level IS NULL OR (
                      array_position(CAST(:levels AS text[]), evidence.level)
                        >= array_position(CAST(:levels AS text[]), needs.dbs_level)
                      AND (needs.dbs_level = 'BASIC' OR evidence.workforce IN (needs.workforce, 'CHILD_AND_ADULT'))))
          CROSS JOIN LATERAL (SELECT least(
                 coalesce(evidence.last_day, 'infinity'),
                 CASE WHEN evidence.level IS NOT NULL
                      THEN CAST(evidence.counted_from + make_interval(months => needs.review_months) AS date) END,
                 CASE WHEN needs.item = 'CONSENT' AND evidence.recorded_at < needs.terms_since
                      THEN CAST(needs.terms_since AT TIME ZONE 'Europe/London' AS date) - 1 END) AS until OFFSET 0) AS serves
         GROUP BY asked.number, asked.day, needs.number),
      told AS (
        SELECT volunteer_id AS volunteer, asked.role_code AS role, asked.day, item, name, until IS NULL AS missing,
               coalesce(until, ran_out) AS last_day
          FROM judged
          JOIN asked ON asked.number = judged.asked
          JOIN needs ON needs.number = judged.needs
         WHERE until IS NULL OR until <= judged.day + CAST(:window AS int)
        UNION ALL
        SELECT volunteer_id, role_code, day, CASE WHEN age IS NULL THEN 'BIRTH_DATE' ELSE 'AGE' END, NULL,
               CASE WHEN age IS NULL THEN asks_age ELSE age < min_age OR age > coalesce(max_age, age) END, NULL
          FROM asked)
      SELECT * FROM told
       WHERE :all OR missing OR item NOT IN ('AGE', 'BIRTH_DATE')
       ORDER BY last_day, item, name
      """;

  static final String STANDINGS =
      OF_ANY.formatted(
          """
          SELECT * FROM unnest(CAST(:volunteers AS uuid[]), CAST(:roles AS text[]), CAST(:days AS date[]))
            AS each (volunteer_id, role_code, day)
          """);

  /** In each role that those who help at these places have today. */
  private static final String AT_PLACES =
      OF_ANY.formatted(
          """
          SELECT volunteer_id, role_code, CAST(:today AS date) AS day FROM volunteer_role
            JOIN volunteer ON volunteer.id = volunteer_id AND status IN ('ACTIVE', 'PAUSED') AND merged_into IS NULL
           WHERE since <= :today AND (until IS NULL OR until >= :today)
             AND (:everywhere OR EXISTS (
                   SELECT FROM volunteer_place
                    WHERE volunteer_place.volunteer_id = volunteer.id AND place_code = ANY (CAST(:places AS text[]))))
          """);

  /** Whom, in which role and on which day. */
  public record Asked(UUID volunteer, String role, LocalDate day) {}

  private record Row(
      UUID volunteer,
      String role,
      LocalDate day,
      Item item,
      String name,
      boolean missing,
      LocalDate lastDay) {
    Asked asked() {
      return new Asked(volunteer, role, day);
    }

    Part part() {
      return new Part(item, name, lastDay);
    }

    boolean tells() {
      return missing || item != Item.AGE && item != Item.BIRTH_DATE;
    }
  }

  private final Sql sql;
  private final ConsentAge age;

  Standings(Sql sql, ConsentAge age) {
    this.sql = sql;
    this.age = age;
  }

  /** Of all that is asked, once each, in no order, by one statement; of nobody unknown. */
  public List<Standing> of(Collection<Asked> asked) {
    return found(
        sql.of(STANDINGS)
            .bind("volunteers", TextArray.of(asked, Asked::volunteer))
            .bind("roles", TextArray.of(asked, Asked::role))
            .bind("days", TextArray.of(asked, Asked::day))
            .bind("all", true));
  }

  /**
   * Of all who help at these places those who are not simply cleared, what runs out soonest first.
   */
  List<Standing> concerns(Places places, LocalDate today) {
    return found(
        sql.of(AT_PLACES)
            .bind("today", today)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .bind("all", false));
  }

  private List<Standing> found(Sql.Statement statement) {
    var found = new LinkedHashMap<Asked, Standing>();
    statement
        .bind("levels", Arrays.asList(DbsLevel.values()))
        .bind("consentBelow", age.consentBelow())
        .bind("window", Standing.WINDOW)
        .list(Row.class)
        .forEach(
            row -> {
              var standing =
                  found.computeIfAbsent(
                      row.asked(),
                      one ->
                          new Standing(
                              one.volunteer(),
                              one.role(),
                              one.day(),
                              new ArrayList<>(),
                              new ArrayList<>()));
              if (row.tells()) {
                (row.missing() ? standing.missing() : standing.due()).add(row.part());
              }
            });
    return List.copyOf(found.values());
  }

  public Standing of(UUID volunteer, String role, LocalDate day) {
    return of(List.of(new Asked(volunteer, role, day))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("volunteer or role with this name"));
  }

  /** Refuses who may not serve in the role on the day, and says what is missing. */
  public void require(UUID volunteer, String role, LocalDate day) {
    var standing = of(volunteer, role, day);
    if (!standing.mayServe()) {
      throw new Conflict("not-cleared", standing.whyNot());
    }
  }
}
