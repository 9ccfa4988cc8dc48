package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.usage.CountLoans.Counts;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The loans, as long as they can be corrected. */
@ApplicationScoped
class LoanTable {

  private static final String SELECT =
      """
      SELECT row_ref AS ref, revision, counts, library_code AS library, day, renewal, audience, under5,
             member_key AS member FROM loan
      """;

  private static final String KNOWN = SELECT + " WHERE batch = :batch AND row_ref = ANY (:refs)";

  private static final String STORE =
      """
      INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, audience, under5, member_key)
      SELECT :batch, row.*
        FROM unnest(CAST(:refs AS text[]), CAST(:revisions AS int[]), CAST(:counts AS boolean[]),
                    CAST(:libraries AS text[]), CAST(:days AS date[]), CAST(:renewals AS boolean[]),
                    CAST(:audiences AS text[]), CAST(:under5 AS boolean[]), CAST(:members AS uuid[])) AS row
      ON CONFLICT (batch, row_ref) DO UPDATE
         SET revision = EXCLUDED.revision, counts = EXCLUDED.counts, library_code = EXCLUDED.library_code,
             day = EXCLUDED.day, renewal = EXCLUDED.renewal, audience = EXCLUDED.audience,
             under5 = EXCLUDED.under5, member_key = EXCLUDED.member_key
      """;

  private static final String OF_MEMBER_SINCE =
      SELECT + " WHERE member_key = :member AND day >= :since AND counts";

  private static final String NOT_OF_MEMBER_SINCE =
      "UPDATE loan SET under5 = false, member_key = NULL WHERE member_key = :member AND day >="
          + " :since";

  /** For whom an item is meant, whoever borrows it. */
  enum Audience {
    CHILDREN,
    YOUNG_PEOPLE,
    ADULTS
  }

  /**
   * A loan as it is kept.
   *
   * @param audience for whom the item is meant; null if that was not said
   * @param under5 whether the borrower was a member under 5 on the day
   * @param member who; null for everybody else, and once the child is erased
   */
  record LoanRow(
      String ref,
      int revision,
      boolean counts,
      String library,
      LocalDate day,
      boolean renewal,
      Audience audience,
      boolean under5,
      UUID member)
      implements UseRow<LoanRow> {

    LoanRow borrowedBy(UUID child) {
      return new LoanRow(ref, revision, counts, library, day, renewal, audience, true, child);
    }

    LoanRow byAnother() {
      return new LoanRow(ref, revision, counts, library, day, renewal, audience, false, null);
    }

    /** Whoever borrowed. */
    @Override
    public boolean saysTheSameAs(LoanRow other) {
      return counts == other.counts
          && (!counts
              || renewal == other.renewal
                  && audience == other.audience
                  && Objects.equals(library, other.library)
                  && Objects.equals(day, other.day));
    }

    @Override
    public LoanRow takenBack(int newRevision) {
      return new LoanRow(ref, newRevision, false, library, day, renewal, audience, false, null);
    }

    Counts counted() {
      if (!counts) {
        return Counts.NONE;
      }
      var childrens = audience == Audience.CHILDREN;
      return new Counts(
          1,
          renewal ? 0 : 1,
          childrens ? 1 : 0,
          under5 ? 1 : 0,
          under5 && !renewal ? 1 : 0,
          under5 && childrens ? 1 : 0);
    }
  }

  private final Sql sql;

  LoanTable(Sql sql) {
    this.sql = sql;
  }

  Map<String, LoanRow> known(String batch, List<LoanRow> loans) {
    return list(KNOWN, Map.of("batch", batch, "refs", TextArray.of(loans, LoanRow::ref))).stream()
        .collect(toMap(LoanRow::ref, Function.identity()));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void store(String batch, Collection<LoanRow> rows) {
    sql.of(STORE)
        .bind("batch", batch)
        .bind("refs", TextArray.of(rows, LoanRow::ref))
        .bind("revisions", TextArray.of(rows, LoanRow::revision))
        .bind("counts", TextArray.of(rows, LoanRow::counts))
        .bind("libraries", TextArray.of(rows, LoanRow::library))
        .bind("days", TextArray.of(rows, LoanRow::day))
        .bind("renewals", TextArray.of(rows, LoanRow::renewal))
        .bind("audiences", TextArray.of(rows, LoanRow::audience))
        .bind("under5", TextArray.of(rows, LoanRow::under5))
        .bind("members", TextArray.of(rows, LoanRow::member))
        .update();
  }

  List<LoanRow> ofMember(UUID member, LocalDate since) {
    return list(OF_MEMBER_SINCE, Map.of("member", member, "since", since));
  }

  /** Those are loans of somebody who was not under 5. */
  @Transactional(Transactional.TxType.MANDATORY)
  void takeFromMember(UUID member, LocalDate since) {
    var values = Map.of("member", member, "since", since);
    sql.of(NOT_OF_MEMBER_SINCE).bind(values).update();
  }

  private List<LoanRow> list(String statement, Map<String, ?> values) {
    return sql.of(statement).bind(values).list(LoanRow.class);
  }
}
