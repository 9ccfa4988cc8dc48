package throughline.membership.record.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.person.vault.ChildName;
import throughline.membership.record.Desk;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/**
 * The names in the vault, looked up by their trigrams. Each query asks for the places of whoever
 * looks, so that nothing is read first and left out afterwards.
 */
@ApplicationScoped
class ChildIndex {

  private static final String CHILDREN =
      """
      SELECT child.member_key, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, member.enrolled_at_office, home.library_code, library.name AS library,
             coalesce(policy.policy = 'RESTRICTED', false) AS secret, member.death, member.withdrawn_on
      FROM vault.child
      JOIN member ON member.key = child.member_key
      LEFT JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
      LEFT JOIN library ON library.code = home.library_code
      LEFT JOIN vault.address_policy policy ON policy.member_key = member.key
      WHERE %s
        AND member.record_state = 'VALID' AND member.sealed_at IS NULL AND member.erased_at IS NULL
        AND (? OR member.enrolled_at_office = ANY (?) OR ? OR home.library_code = ANY (?))
      ORDER BY similarity(child.search_name, ?) DESC, child.search_name, child.date_of_birth, child.member_key
      LIMIT ?
      """;

  private static final String BORN = "child.date_of_birth = ?";
  private static final String HAS_PART = "child.search_name LIKE ?";

  /** Of two letters the index knows whole words alone; other scripts it does not know at all. */
  private static final String HAS_SHORT_WORD =
      "(? <<% child.search_name AND ' ' || child.search_name || ' ' LIKE ?)";

  private static final String HAS_CARD =
      """
      child.member_key IN (
        SELECT coalesce(owner.merged_into, owner.key) FROM card JOIN member owner ON owner.key = card.member_key
        WHERE right(card.number, 5) = ANY (?)
          AND (card.voided_at IS NULL OR card.void_reason IN ('ENDED', 'MERGED')))
      """;

  /**
   * A wrong letter in the middle of a word of six leaves four of its seven trigrams, which the
   * index takes for too few unless it is told. Of a short word that many are found in thousands.
   */
  private static final String ALIKE_ENOUGH =
      "SELECT set_config('pg_trgm.word_similarity_threshold', ?, true)";

  private static final String IS_ALIKE = "? <% child.search_name";

  private static final int SHORTEST_PART = 3;

  private static final int SHORT_ENDING = 4;

  private static final int LONG_WORD = 5;

  private final Statements statements;

  ChildIndex(Statements statements) {
    this.statements = statements;
  }

  List<Found> having(Sought sought, Desk desk, int most) {
    return find(sought, desk, most, ChildIndex::exact);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<Found> alike(Sought sought, Desk desk, int most) {
    var isLong = sought.words().stream().anyMatch(word -> word.length() >= LONG_WORD);
    statements.first(ALIKE_ENOUGH, row -> row.getString(1), isLong ? "0.5" : "0.6");
    return find(sought, desk, most, word -> new Condition(IS_ALIKE, word));
  }

  private record Condition(String sql, Object... values) {}

  private static Object endings(String given) {
    return given.length() > SHORT_ENDING
        ? new String[] {given}
        : IntStream.range(0, 10)
            .boxed()
            .flatMap(digit -> Stream.of(digit + given, given + digit))
            .toArray(String[]::new);
  }

  private static Condition exact(String word) {
    return word.length() < SHORTEST_PART && word.matches("[a-z]+")
        ? new Condition(HAS_SHORT_WORD, word, "% " + word + " %")
        : new Condition(HAS_PART, "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%");
  }

  private List<Found> find(
      Sought sought, Desk desk, int most, Function<String, Condition> condition) {
    var conditions = new ArrayList<Condition>();
    sought.born().ifPresent(born -> conditions.add(new Condition(BORN, born)));
    sought.ending().ifPresent(ending -> conditions.add(new Condition(HAS_CARD, endings(ending))));
    sought.words().stream().map(condition).forEach(conditions::add);
    var values = new ArrayList<Object>();
    conditions.forEach(each -> values.addAll(List.of(each.values)));
    addPlaces(values, desk.offices());
    addPlaces(values, desk.libraries());
    values.add(String.join(" ", sought.words()));
    values.add(most);
    var where = String.join(" AND ", conditions.stream().map(Condition::sql).toList());
    return statements.all(CHILDREN.formatted(where), ChildIndex::found, values.toArray());
  }

  private static void addPlaces(List<Object> values, Places places) {
    values.add(places.all());
    values.add(places.codes().toArray(String[]::new));
  }

  private static Found found(ResultSet row) throws SQLException {
    var name =
        new ChildName(
            row.getString("given_names"),
            row.getString("family_name"),
            row.getBoolean("not_named_yet"));
    return new Found(
        row.getObject("member_key", UUID.class),
        name.inFull(),
        row.getObject("date_of_birth", LocalDate.class),
        row.getString("enrolled_at_office"),
        row.getString("library_code"),
        row.getString("library"),
        row.getBoolean("secret"),
        membership(row));
  }

  private static String membership(ResultSet row) throws SQLException {
    if (row.getString("death") != null) {
      return "Open the record";
    }
    return row.getObject("withdrawn_on") == null ? "Active" : "Withdrawn";
  }
}
