package throughline.membership.person.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;

/** Puts records that may be of one child where somebody looks at them. Nothing is ever merged. */
@ApplicationScoped
public class OpenCases implements PersonalData {

  /**
   * The likeliest of each record that nobody has decided yet. A case that was decided stays
   * decided, and one that waits is not opened twice.
   */
  private static final String OPEN =
      """
      INSERT INTO duplicate_case (id, one, other, score, reasons, opened_at)
      SELECT gen_random_uuid(), one, other, score, string_to_array(reasons, ','), CAST(:now AS timestamptz)
      FROM (
        SELECT pair.*, row_number() OVER (PARTITION BY one ORDER BY score DESC, other) AS place
        FROM unnest(CAST(:ones AS uuid[]), CAST(:others AS uuid[]), CAST(:scores AS integer[]),
                    CAST(:reasons AS text[])) AS pair (one, other, score, reasons)
        WHERE NOT EXISTS (
          SELECT FROM duplicate_case decided
          WHERE least(decided.one, decided.other) = least(pair.one, pair.other)
            AND greatest(decided.one, decided.other) = greatest(pair.one, pair.other)
            AND decided.decision IS NOT NULL)) likeliest
      WHERE place <= :most
      ON CONFLICT DO NOTHING
      """;

  private static final String IS_OPEN =
      """
      SELECT EXISTS (
        SELECT FROM member visited
        JOIN member ON member.household_key = visited.household_key
        JOIN duplicate_case waiting ON member.key IN (waiting.one, waiting.other)
        WHERE visited.key = :member AND waiting.decision IS NULL)
      """;

  private static final String FORGET =
      "DELETE FROM duplicate_case WHERE one = :member OR other = :member";

  /** Of each record; whoever is like more than these is found again once they are decided. */
  private static final int MOST = 3;

  /** Far more than one child has records. */
  private static final int LOOKED_AT = 50;

  private final FindLikely findLikely;
  private final RecordedChildren children;
  private final EntityManager database;
  private final Sql sql;

  OpenCases(FindLikely findLikely, RecordedChildren children, EntityManager database, Sql sql) {
    this.findLikely = findLikely;
    this.children = children;
    this.database = database;
    this.sql = sql;
  }

  private record Pair(UUID one, Likely other) {}

  /** What looking for the like of some records came to. */
  public record Opened(int cases, int likeTooMany) {}

  /** Looks for the like of these records, by one query, and opens a case for each. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Opened of(List<Newcomer> recorded, Instant now) {
    return of(recorded, findLikely.of(recorded), now);
  }

  /** The same of what {@link FindLikely} has found of these records, in their order. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Opened of(List<Newcomer> recorded, List<FindLikely.Found> found, Instant now) {
    var pairs = new ArrayList<Pair>();
    for (var i = 0; i < recorded.size(); i++) {
      var self = recorded.get(i).self().orElseThrow();
      found.get(i).likely().stream()
          .limit(LOOKED_AT)
          .forEach(likely -> pairs.add(new Pair(self, likely)));
    }
    var areMore = (int) found.stream().filter(FindLikely.Found::areMore).count();
    return new Opened(pairs.isEmpty() ? 0 : open(pairs, now), areMore);
  }

  private int open(List<Pair> pairs, Instant now) {
    var likely = pairs.stream().map(Pair::other).toList();
    return sql.of(OPEN)
        .bind("now", now)
        .bind("ones", pairs.stream().map(Pair::one).toList())
        .bind("others", likely.stream().map(Likely::member).toList())
        .bind("scores", likely.stream().map(Likely::score).toList())
        .bind("reasons", likely.stream().map(OpenCases::reasons).toList())
        .bind("most", MOST)
        .update();
  }

  /** Looks for the like of a child who has another name or date of birth since. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void of(UUID member, Instant now) {
    database.flush();
    of(children.of(member).stream().toList(), now);
  }

  /** Whether a pair waits to be looked at in which somebody of this member's visit is. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isOpenOfVisit(UUID member) {
    return sql.of(IS_OPEN).bind("member", member).one(Boolean.class);
  }

  @Override
  public Set<String> tables() {
    return Set.of("duplicate_case");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    sql.of(FORGET).bind("member", member).update();
  }

  private static String reasons(Likely likely) {
    return likely.reasons().stream().map(Enum::name).collect(Collectors.joining(","));
  }
}
