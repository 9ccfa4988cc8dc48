package throughline.bench.api;

import java.time.LocalDate;
import java.util.UUID;

/** The statement by which the service asks whether a child has a record already. */
public final class LikelySql {

  public static final String ABOUT_ALIKE =
      """
      WITH guardian_of AS MATERIALIZED (
        SELECT number, vault.name_key(name) AS name, lower(email) AS email,
               right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) AS phone
        FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[]) AS typed (number, name, email, phone)),
      newcomer AS MATERIALIZED (
        SELECT number, self, date_of_birth, search_name, string_to_array(search_name, ' ') AS words
        FROM unnest(?::integer[], ?::uuid[], ?::date[], ?::text[], ?::text[])
               AS typed (number, self, date_of_birth, given_names, family_name),
             vault.name_key(coalesce(given_names, '') || ' ' || coalesce(family_name, '')) AS search_name)
      SELECT newcomer.number, child.member_key, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, child.birth_order,
             EXISTS (SELECT FROM vault.guardian JOIN guardian_of ON guardian_of.number = newcomer.number
                     WHERE guardian.member_key = child.member_key
                       AND (lower(guardian.email) = guardian_of.email
                         OR right(regexp_replace(guardian.phone, '[^0-9]', '', 'g'), 9) = guardian_of.phone))
               AS same_contact,
             EXISTS (SELECT FROM vault.guardian JOIN guardian_of ON guardian_of.number = newcomer.number
                     WHERE guardian.member_key = child.member_key
                       AND vault.name_key(guardian.name) = guardian_of.name) AS same_guardian
      FROM newcomer
      CROSS JOIN LATERAL (
        SELECT * FROM vault.child
        WHERE child.date_of_birth = newcomer.date_of_birth
          AND string_to_array(child.search_name, ' ') && newcomer.words
        UNION ALL
        SELECT * FROM vault.child
        WHERE child.search_name = newcomer.search_name
          AND child.date_of_birth <> newcomer.date_of_birth
          AND child.date_of_birth BETWEEN newcomer.date_of_birth - 366 AND newcomer.date_of_birth + 366) child
      JOIN member ON member.key = child.member_key
      WHERE child.member_key IS DISTINCT FROM newcomer.self
        AND NOT child.not_named_yet
        AND member.record_state = 'VALID' AND member.sealed_at IS NULL AND member.erased_at IS NULL
      """;

  private static final String[] FIRST = {"0"};

  private LikelySql() {}

  /** The values for one child, in the order of the statement; it is not like its own record. */
  public static Object[] values(
      UUID self, String given, String family, LocalDate born, String contact) {
    return new Object[] {
      FIRST,
      new String[] {"Guardian " + family},
      new String[] {contact},
      new String[] {null},
      FIRST,
      new String[] {self.toString()},
      new String[] {born.toString()},
      new String[] {given},
      new String[] {family}
    };
  }
}
