package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;

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
   * @param birthOrder null unless there were several
   * @param goesOn whether the record may be changed: nobody said that the child has died
   */
  public record Known(
      int place,
      By by,
      UUID member,
      @Nested ChildName name,
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
        SELECT * FROM unnest(CAST(:places AS integer[]), CAST(:entries AS text[]),
                             CAST(:cards AS text[]), CAST(:givenNames AS text[]),
                             CAST(:familyNames AS text[]), CAST(:datesOfBirth AS date[]),
                             CAST(:birthOrders AS integer[]), CAST(:guardians AS text[]))
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
      SELECT found.nth AS place, found.by, child.member_key AS member, given_names, family_name, not_named_yet,
             date_of_birth, birth_order, member.enrolled_at_office AS office, member.death IS NULL AS goes_on
      FROM found
      CROSS JOIN LATERAL (
        SELECT member.* FROM member recorded
        JOIN member ON member.key = coalesce(recorded.merged_into, recorded.key)
        WHERE recorded.key = found.member_key OFFSET 0) member
      JOIN vault.child ON child.member_key = member.key
      WHERE member.record_state = 'VALID' AND member.sealed_at IS NULL AND member.erased_at IS NULL
      """;

  private final Jdbi jdbi;

  KnownChildren(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<Known> among(List<Asked> children) {
    if (children.isEmpty()) {
      return List.of();
    }
    var names =
        children.stream()
            .map(child -> Objects.requireNonNullElse(child.name(), ChildName.notYet(null)))
            .toList();
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(FIND);
          PersonVault.bind(query, "places", Integer.class, children, Asked::place);
          PersonVault.bind(query, "entries", String.class, children, Asked::entry);
          PersonVault.bind(query, "cards", String.class, children, Asked::card);
          PersonVault.bind(query, "givenNames", String.class, names, ChildName::givenNames);
          PersonVault.bind(query, "familyNames", String.class, names, ChildName::familyName);
          PersonVault.bind(query, "datesOfBirth", LocalDate.class, children, Asked::dateOfBirth);
          PersonVault.bind(query, "birthOrders", Integer.class, children, Asked::birthOrder);
          PersonVault.bind(query, "guardians", String.class, children, Asked::guardian);
          return query.mapTo(Known.class).list();
        });
  }
}
