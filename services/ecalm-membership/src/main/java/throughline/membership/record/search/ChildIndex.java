package throughline.membership.record.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.OfVault;
import throughline.membership.record.Desk;
import throughline.platform.database.Sql;

/**
 * The names in the vault, looked up by their trigrams. Each query asks for the places of whoever
 * looks, so that nothing is read first and left out afterwards.
 */
@ApplicationScoped
class ChildIndex {

  /**
   * A child whom a search found.
   *
   * @param office the code of the one that enrolled the child; null if there was none
   * @param libraryCode that of the present home library; null if there is none
   * @param library its name; null if there is none
   */
  record Found(
      UUID id,
      @Nested ChildName name,
      LocalDate dateOfBirth,
      String office,
      String libraryCode,
      String library,
      boolean secret,
      String membership) {

    public String childName() {
      return name.inFull();
    }

    @Override
    public String toString() {
      return "Found " + id;
    }
  }

  private static final String CHILDREN =
      """
      SELECT child.member_key AS id, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, member.enrolled_at_office AS office, home.library_code, library.name AS library,
             coalesce(policy.policy = 'RESTRICTED', false) AS secret,
             CASE WHEN member.death IS NOT NULL THEN 'Open the record'
                  WHEN member.withdrawn_on IS NOT NULL THEN 'Withdrawn' ELSE 'Active' END AS membership
      FROM vault.child
      JOIN member ON member.key = child.member_key
      LEFT JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
      LEFT JOIN library ON library.code = home.library_code
      LEFT JOIN vault.address_policy policy ON policy.member_key = member.key
      WHERE %s
        AND member.record_state = 'VALID' AND member.sealed_at IS NULL AND member.erased_at IS NULL
        AND (:everyOffice OR member.enrolled_at_office = ANY (:offices)
          OR :everyLibrary OR home.library_code = ANY (:libraries))
      ORDER BY similarity(child.search_name, :name) DESC, child.search_name, child.date_of_birth, child.member_key
      LIMIT :most
      """;

  private static final String BORN = "child.date_of_birth = :born";
  private static final String HAS_PART = "child.search_name LIKE :%s";

  /** Of two letters the index knows whole words alone; other scripts it does not know at all. */
  private static final String HAS_SHORT_WORD =
      "(:%1$s <<%% child.search_name AND ' ' || child.search_name || ' ' LIKE '%% ' || :%1$s || '"
          + " %%')";

  private static final String HAS_CARD =
      """
      child.member_key IN (
        SELECT coalesce(owner.merged_into, owner.key) FROM card JOIN member owner ON owner.key = card.member_key
        WHERE right(card.number, 5) = ANY (:endings)
          AND (card.voided_at IS NULL OR card.void_reason IN ('ENDED', 'MERGED')))
      """;

  /**
   * A wrong letter in the middle of a word of six leaves four of its seven trigrams, which the
   * index takes for too few unless it is told. Of a short word that many are found in thousands.
   */
  private static final String ALIKE_ENOUGH =
      "SELECT set_config('pg_trgm.word_similarity_threshold', :threshold, true)";

  private static final String IS_ALIKE = ":%s <%% child.search_name";
  private static final int SHORTEST_PART = 3;
  private static final int SHORT_ENDING = 4;
  private static final int LONG_WORD = 5;

  private final Sql sql;

  ChildIndex(@OfVault Sql sql) {
    this.sql = sql;
  }

  List<Found> having(Sought sought, Desk desk, int most) {
    return find(sought, desk, most, ChildIndex::exact);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<Found> alike(Sought sought, Desk desk, int most) {
    var isLong = sought.words().stream().anyMatch(word -> word.length() >= LONG_WORD);
    sql.of(ALIKE_ENOUGH).bind("threshold", isLong ? "0.5" : "0.6").one(String.class);
    return find(sought, desk, most, word -> new Condition(IS_ALIKE, word));
  }

  /** Of one word, whose name in the statement takes the place of %s. */
  private record Condition(String sql, String word) {}

  private static List<String> endings(String given) {
    return given.length() > SHORT_ENDING
        ? List.of(given)
        : IntStream.range(0, 10)
            .boxed()
            .flatMap(digit -> Stream.of(digit + given, given + digit))
            .toList();
  }

  private static Condition exact(String word) {
    return word.length() < SHORTEST_PART && word.matches("[a-z]+")
        ? new Condition(HAS_SHORT_WORD, word)
        : new Condition(HAS_PART, "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%");
  }

  private List<Found> find(
      Sought sought, Desk desk, int most, Function<String, Condition> condition) {
    var where = new ArrayList<String>();
    sought.born().ifPresent(born -> where.add(BORN));
    sought.ending().ifPresent(ending -> where.add(HAS_CARD));
    var words = new ArrayList<String>();
    for (var word : sought.words()) {
      var part = condition.apply(word);
      where.add(part.sql.formatted("word" + words.size()));
      words.add(part.word);
    }
    var query =
        sql.of(CHILDREN.formatted(String.join(" AND ", where)))
            .bind("name", String.join(" ", sought.words()))
            .bind("most", most);
    desk.parameters().forEach(query::bind);
    IntStream.range(0, words.size()).forEach(i -> query.bind("word" + i, words.get(i)));
    sought.born().ifPresent(born -> query.bind("born", born));
    sought.ending().ifPresent(given -> query.bind("endings", endings(given)));
    return query.list(Found.class);
  }
}
