package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.usage.Loan.Audience;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The loans, as long as they can be corrected. */
@ApplicationScoped
class LoanTable implements ExpiringRows {

  private static final String COLUMNS =
      "row_ref, revision, counts, library_code, day, renewal, audience, under5, member_key";

  private static final String KNOWN =
      "SELECT " + COLUMNS + " FROM loan WHERE batch = ? AND row_ref = ANY (?::text[])";

  private static final String STORE =
      """
      INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, audience, under5, member_key)
      SELECT ?, row.*
        FROM unnest(?::text[], ?::int[], ?::boolean[], ?::text[], ?::date[], ?::boolean[], ?::text[],
                    ?::boolean[], ?::uuid[]) AS row
      ON CONFLICT (batch, row_ref) DO UPDATE
         SET revision = EXCLUDED.revision, counts = EXCLUDED.counts, library_code = EXCLUDED.library_code,
             day = EXCLUDED.day, renewal = EXCLUDED.renewal, audience = EXCLUDED.audience,
             under5 = EXCLUDED.under5, member_key = EXCLUDED.member_key
      """;

  private static final String OF_MEMBER_SINCE =
      "SELECT " + COLUMNS + " FROM loan WHERE member_key = ? AND day >= ? AND counts";

  private static final String NOT_OF_MEMBER_SINCE =
      "UPDATE loan SET under5 = false, member_key = NULL WHERE member_key = ? AND day >= ?";

  private static final String FORGET = "UPDATE loan SET member_key = NULL WHERE member_key = ?";

  /** A row that was taken back before it came has no day, and is as old as nothing. */
  private static final String PURGE =
      """
      DELETE FROM loan WHERE (batch, row_ref) IN (
        SELECT batch, row_ref FROM loan WHERE day < ? LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  LoanTable(Statements statements) {
    this.statements = statements;
  }

  /** Those of these rows that have come before, by reference. */
  Map<String, LoanRow> known(String batch, List<Loan> loans) {
    return statements.all(KNOWN, LoanTable::row, batch, SqlArrays.of(loans, Loan::ref)).stream()
        .collect(toMap(LoanRow::ref, Function.identity()));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void store(String batch, Collection<LoanRow> rows) {
    statements.update(
        STORE,
        batch,
        SqlArrays.of(rows, LoanRow::ref),
        SqlArrays.of(rows, LoanRow::revision),
        SqlArrays.of(rows, LoanRow::counts),
        SqlArrays.of(rows, LoanRow::library),
        SqlArrays.of(rows, LoanRow::day),
        SqlArrays.of(rows, LoanRow::renewal),
        SqlArrays.of(rows, LoanRow::audience),
        SqlArrays.of(rows, LoanRow::under5),
        SqlArrays.of(rows, LoanRow::member));
  }

  /** A member's from that day on. */
  List<LoanRow> ofMember(UUID member, LocalDate since) {
    return statements.all(OF_MEMBER_SINCE, LoanTable::row, member, since);
  }

  /** Those are loans of somebody who was not under 5. */
  @Transactional(Transactional.TxType.MANDATORY)
  void takeFromMember(UUID member, LocalDate since) {
    statements.update(NOT_OF_MEMBER_SINCE, member, since);
  }

  /** Nothing tells any more whose they were; they count as they did. */
  @Transactional(Transactional.TxType.MANDATORY)
  void forget(UUID member) {
    statements.update(FORGET, member);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE, Kept.from(London.dateOf(before)), limit);
  }

  private static LoanRow row(ResultSet row) throws SQLException {
    var audience = row.getString("audience");
    return new LoanRow(
        row.getString("row_ref"),
        row.getInt("revision"),
        row.getBoolean("counts"),
        row.getString("library_code"),
        row.getObject("day", LocalDate.class),
        row.getBoolean("renewal"),
        audience == null ? null : Audience.valueOf(audience),
        row.getBoolean("under5"),
        row.getObject("member_key", UUID.class));
  }
}
