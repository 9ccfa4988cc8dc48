package throughline.membership.person.match;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.OfVault;

/**
 * Finds the records that are likely of the same child: by one query for any number of children, the
 * same for a form, the API and a file. It knows every office's records, so what it finds is for
 * whoever may see them. Records that were closed, erased, merged or made in error are not found.
 */
@ApplicationScoped
public class FindLikely {

  /**
   * With how many of one name, and with how many others of one birthday, a newcomer is compared. A
   * day has some 110 children of 200,000, and a few of them share a word of the name. Where a list
   * gave everybody one birthday, it is not the like of anybody that is found, and looking through
   * all of them for each would never end.
   */
  static final int MOST_ALIKE = 200;

  /**
   * Who has the whole name and a birthday of about then, or a word of the name and the birthday.
   * That is a few of each; {@link Likeness} judges them. Whether a record stands is asked of each
   * of those few, and not by a join: a planner that does not know the table yet takes its
   * conditions for rare, and looks for the newcomers anew for every member.
   *
   * <p>The limit leaves nobody out: it is the number of newcomers. A planner that is to keep one
   * plan for any of them takes it for one, and then keeps it; else it takes them for ten, and plans
   * anew for each child, which costs twice what finding does.
   */
  private static final String ABOUT_ALIKE =
      """
      WITH newcomer AS MATERIALIZED (
        SELECT number, self, date_of_birth, search_name, string_to_array(search_name, ' ') AS words,
               guardian_names, emails, phones
        FROM unnest(CAST(:numbers AS integer[]), CAST(:selves AS uuid[]), CAST(:datesOfBirth AS date[]),
                    CAST(:givenNames AS text[]), CAST(:familyNames AS text[]))
               AS typed (number, self, date_of_birth, given_names, family_name)
        CROSS JOIN LATERAL vault.name_key(coalesce(given_names, '') || ' ' || coalesce(family_name, ''))
               AS search_name
        LEFT JOIN (
          SELECT number, array_agg(vault.name_key(name)) AS guardian_names, array_agg(lower(email)) AS emails,
                 array_agg(right(regexp_replace(phone, '[^0-9]', '', 'g'), 9)) AS phones
          FROM unnest(CAST(:ofNumbers AS integer[]), CAST(:names AS text[]), CAST(:emails AS text[]),
                      CAST(:phones AS text[])) AS guardian (number, name, email, phone)
          GROUP BY number) AS guardian USING (number))
      SELECT newcomer.number, child.member_key AS member, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, child.birth_order, child.same_name, family.same_contact,
             family.same_guardian
      FROM (SELECT * FROM newcomer LIMIT :number) AS newcomer
      CROSS JOIN LATERAL (
        (SELECT child.*, true AS same_name FROM vault.child
         WHERE child.search_name = newcomer.search_name
           AND abs(child.date_of_birth - newcomer.date_of_birth) <= 366
           AND child.member_key IS DISTINCT FROM newcomer.self AND %1$s
         LIMIT %2$d)
        UNION ALL
        (SELECT child.*, false FROM vault.child
         WHERE child.date_of_birth = newcomer.date_of_birth
           AND string_to_array(child.search_name, ' ') && newcomer.words
           AND child.search_name <> newcomer.search_name
           AND child.member_key IS DISTINCT FROM newcomer.self AND %1$s
         LIMIT %2$d)) child
      CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(lower(email) = ANY (newcomer.emails)
                             OR right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) = ANY (newcomer.phones)), false)
                 AS same_contact,
               coalesce(bool_or(vault.name_key(name) = ANY (newcomer.guardian_names)), false) AS same_guardian
        FROM vault.guardian WHERE guardian.member_key = child.member_key) family
      """
          .formatted(
              """
              NOT child.not_named_yet
              AND (SELECT record_state = 'VALID' AND sealed_at IS NULL AND erased_at IS NULL
                   FROM member WHERE member.key = child.member_key)
              """,
              MOST_ALIKE + 1);

  private static final Comparator<Likely> LIKELIEST_FIRST =
      Comparator.comparing(Likely::score).reversed().thenComparing(Likely::member);

  private final Jdbi jdbi;

  FindLikely(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is likely a record of one child. */
  public record Found(List<Likely> likely, boolean areMore) {}

  /**
   * What is likely a record of the same child, for each of these, in their order. One query; give
   * it a thousand at a time.
   */
  @Transactional
  public List<Found> of(List<Newcomer> newcomers) {
    var names = newcomers.stream().map(each -> KnownNames.of(each.name())).toList();
    var asked =
        IntStream.range(0, newcomers.size()).filter(i -> names.get(i).isPresent()).boxed().toList();
    var alike =
        asked.isEmpty()
            ? Map.<Integer, List<Alike>>of()
            : aboutAlike(newcomers, asked).stream().collect(groupingBy(Alike::number));
    return IntStream.range(0, newcomers.size())
        .mapToObj(i -> found(newcomers.get(i), names.get(i), alike.getOrDefault(i, List.of())))
        .toList();
  }

  private static Found found(Newcomer newcomer, Optional<KnownNames> names, List<Alike> alike) {
    var likely =
        alike.stream()
            .flatMap(each -> judge(newcomer, names.orElseThrow(), each).stream())
            .sorted(LIKELIEST_FIRST)
            .toList();
    var ofOneName = alike.stream().filter(Alike::sameName).count();
    return new Found(likely, Math.max(ofOneName, alike.size() - ofOneName) > MOST_ALIKE);
  }

  public static boolean isKnown(ChildName name) {
    return KnownNames.of(name).isPresent();
  }

  private static Optional<Likely> judge(Newcomer newcomer, KnownNames names, Alike alike) {
    var self = new Likeness.Person(names, newcomer.dateOfBirth(), newcomer.birthOrder());
    return KnownNames.of(alike.name)
        .map(known -> new Likeness.Person(known, alike.dateOfBirth, alike.birthOrder))
        .flatMap(other -> Likeness.of(self, other, alike.family))
        .map(verdict -> new Likely(alike.member, verdict.score(), verdict.reasons()));
  }

  private List<Alike> aboutAlike(List<Newcomer> newcomers, List<Integer> asked) {
    var guardians =
        asked.stream()
            .flatMap(i -> newcomers.get(i).guardians().stream().map(each -> new Guardian(i, each)))
            .toList();
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(ABOUT_ALIKE).bind("number", asked.size());
          bind(query, "numbers", Integer.class, asked, Function.identity());
          bind(query, "selves", UUID.class, asked, i -> newcomers.get(i).self().orElse(null));
          bind(query, "datesOfBirth", LocalDate.class, asked, i -> newcomers.get(i).dateOfBirth());
          bind(query, "givenNames", String.class, asked, i -> newcomers.get(i).name().givenNames());
          bind(
              query, "familyNames", String.class, asked, i -> newcomers.get(i).name().familyName());
          bind(query, "ofNumbers", Integer.class, guardians, Guardian::number);
          bind(query, "names", String.class, guardians, each -> each.details.name());
          bind(query, "emails", String.class, guardians, each -> each.details.contact().email());
          bind(query, "phones", String.class, guardians, each -> each.details.contact().phone());
          return query.mapTo(Alike.class).list();
        });
  }

  private static <T, V> void bind(
      Query query, String name, Class<V> type, List<T> all, Function<T, V> value) {
    query.bindArray(name, type, all.stream().map(value).toArray());
  }

  /** A guardian of the newcomer with this number. */
  private record Guardian(int number, GuardianDetails details) {}

  /** A record that has to be judged. */
  record Alike(
      int number,
      UUID member,
      @Nested ChildName name,
      LocalDate dateOfBirth,
      Optional<Integer> birthOrder,
      boolean sameName,
      @Nested Likeness.Family family) {}
}
