package throughline.bench.api;

import java.time.LocalDate;
import java.util.UUID;

/** The statement by which the service asks whether a child has a record already. */
public final class LikelySql {

  public static final String ABOUT_ALIKE =
      """
      WITH newcomer AS MATERIALIZED (
        SELECT number, self, date_of_birth, search_name, string_to_array(search_name, ' ') AS words,
               guardian_names, emails, phones
        FROM unnest(?::integer[], ?::uuid[], ?::date[], ?::text[], ?::text[])
               AS typed (number, self, date_of_birth, given_names, family_name)
        CROSS JOIN LATERAL vault.name_key(coalesce(given_names, '') || ' ' || coalesce(family_name, ''))
               AS search_name
        LEFT JOIN (
          SELECT number, array_agg(vault.name_key(name)) AS guardian_names, array_agg(lower(email)) AS emails,
                 array_agg(right(regexp_replace(phone, '[^0-9]', '', 'g'), 9)) AS phones
          FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[]) AS guardian (number, name, email, phone)
          GROUP BY number) AS guardian USING (number))
      SELECT newcomer.number, child.member_key, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, child.birth_order, child.same_name, family.same_contact,
             family.same_guardian
      FROM (SELECT * FROM newcomer LIMIT ?) AS newcomer
      CROSS JOIN LATERAL (
        (SELECT child.*, true AS same_name FROM vault.child
         WHERE child.search_name = newcomer.search_name
           AND abs(child.date_of_birth - newcomer.date_of_birth) <= 366
           AND child.member_key IS DISTINCT FROM newcomer.self AND NOT child.not_named_yet
           AND (SELECT record_state = 'VALID' AND sealed_at IS NULL AND erased_at IS NULL
                FROM member WHERE member.key = child.member_key)
         LIMIT 201)
        UNION ALL
        (SELECT child.*, false FROM vault.child
         WHERE child.date_of_birth = newcomer.date_of_birth
           AND string_to_array(child.search_name, ' ') && newcomer.words
           AND child.search_name <> newcomer.search_name
           AND child.member_key IS DISTINCT FROM newcomer.self AND NOT child.not_named_yet
           AND (SELECT record_state = 'VALID' AND sealed_at IS NULL AND erased_at IS NULL
                FROM member WHERE member.key = child.member_key)
         LIMIT 201)) child
      CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(lower(email) = ANY (newcomer.emails)
                             OR right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) = ANY (newcomer.phones)), false)
                 AS same_contact,
               coalesce(bool_or(vault.name_key(name) = ANY (newcomer.guardian_names)), false) AS same_guardian
        FROM vault.guardian WHERE guardian.member_key = child.member_key) family
      """;

  private static final String[] FIRST = {"0"};

  private LikelySql() {}

  /** The values for one child, in the order of the statement; it is not like its own record. */
  public static Object[] values(
      UUID self, String given, String family, LocalDate born, String contact) {
    return new Object[] {
      FIRST,
      new String[] {self.toString()},
      new String[] {born.toString()},
      new String[] {given},
      new String[] {family},
      FIRST,
      new String[] {"Guardian " + family},
      new String[] {contact},
      new String[] {null},
      1
    };
  }
}
