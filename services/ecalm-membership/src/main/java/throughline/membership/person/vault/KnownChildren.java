package throughline.membership.person.vault;

import static throughline.platform.database.Statements.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Statements;

/**
 * Which children of a list are members: by their entry in the register, by their card, or because
 * name, day of birth and guardian are the same. One statement, however long the list is. A record
 * that was closed, erased or made in error is nobody's.
 */
@ApplicationScoped
public class KnownChildren {

  /** By what a member was found. */
  public enum By {
    ENTRY,
    CARD,
    NAME
  }

  /**
   * A child who may be a member.
   *
   * @param place in the list
   * @param entry the code of the entry in hexadecimal; null if it is not known
   * @param card null if it is not known
   * @param name null if it is not known, and equals no other then
   * @param birthOrder null unless there were several
   */
  public record Asked(
      int place,
      String entry,
      String card,
      ChildName name,
      LocalDate dateOfBirth,
      Integer birthOrder,
      String guardian) {

    @Override
    public String toString() {
      return "Asked";
    }
  }

  /**
   * A member who is, or may be, that child.
   *
   * @param place in the list
   * @param birthOrder null unless there were several
   * @param goesOn whether the record may be changed: nobody said that the child has died
   */
  public record Known(
      int place,
      By by,
      UUID member,
      ChildName name,
      LocalDate dateOfBirth,
      Integer birthOrder,
      String office,
      boolean goesOn) {

    @Override
    public String toString() {
      return "Known";
    }
  }

  /**
   * OFFSET 0 keeps the planner from beginning at the members: it may not know yet how many there
   * are.
   */
  private static final String FIND =
      """
      WITH asked AS (
        SELECT * FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                             ?::integer[], ?::text[])
          AS asked (nth, entry, card, given_names, family_name, born, birth_order, guardian)),
      found AS (
        SELECT nth, 'ENTRY' AS by, member_key
        FROM asked JOIN vault.register_entry ON code = decode(asked.entry, 'hex')
        UNION ALL
        SELECT nth, 'CARD', member_key FROM asked JOIN card ON card.number = asked.card
        UNION ALL
        SELECT nth, 'NAME', member_key
        FROM asked JOIN vault.child ON child.date_of_birth = asked.born
          AND num_nonnulls(asked.given_names, asked.family_name) > 0 AND NOT child.not_named_yet
          AND child.search_name
            = vault.name_key(coalesce(asked.given_names, '') || ' ' || coalesce(asked.family_name, ''))
          AND (child.birth_order = asked.birth_order
            OR child.birth_order IS NULL OR asked.birth_order IS NULL)
        WHERE EXISTS (SELECT FROM vault.guardian
                      WHERE guardian.member_key = child.member_key
                        AND vault.name_key(guardian.name) = vault.name_key(asked.guardian)))
      SELECT found.nth, found.by, child.*, member.enrolled_at_office, member.death IS NULL AS goes_on
      FROM found
      CROSS JOIN LATERAL (
        SELECT member.* FROM member recorded
        JOIN member ON member.key = coalesce(recorded.merged_into, recorded.key)
        WHERE recorded.key = found.member_key OFFSET 0) member
      JOIN vault.child ON child.member_key = member.key
      WHERE member.record_state = 'VALID' AND member.sealed_at IS NULL AND member.erased_at IS NULL
      """;

  private final Statements statements;

  KnownChildren(Statements statements) {
    this.statements = statements;
  }

  public List<Known> among(List<Asked> children) {
    return children.isEmpty()
        ? List.of()
        : statements.all(
            FIND,
            KnownChildren::known,
            texts(children, Asked::place),
            texts(children, Asked::entry),
            texts(children, Asked::card),
            texts(children, child -> child.name() == null ? null : child.name().givenNames()),
            texts(children, child -> child.name() == null ? null : child.name().familyName()),
            texts(children, Asked::dateOfBirth),
            texts(children, Asked::birthOrder),
            texts(children, Asked::guardian));
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getInt("nth"),
        By.valueOf(row.getString("by")),
        row.getObject("member_key", UUID.class),
        new ChildName(
            row.getString("given_names"),
            row.getString("family_name"),
            row.getBoolean("not_named_yet")),
        row.getObject("date_of_birth", LocalDate.class),
        row.getObject("birth_order", Integer.class),
        row.getString("enrolled_at_office"),
        row.getBoolean("goes_on"));
  }
}
