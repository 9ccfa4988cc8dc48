package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** Which members were erased: keys, by which a restored database forgets them again. */
@ApplicationScoped
class Erasures {

  private static final String ADD =
      """
      INSERT INTO erasure (certificate, member_key, office_code, erased_at) VALUES (?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT certificate, erased_at, office_code, office.name
      FROM erasure LEFT JOIN office ON office.code = erasure.office_code
      WHERE certificate = ?
      """;

  private static final String NOT_DONE =
      """
      SELECT erasure.member_key FROM erasure JOIN member ON member.key = erasure.member_key
      WHERE member.erased_at IS NULL ORDER BY erasure.erased_at
      """;

  private final Statements statements;

  Erasures(Statements statements) {
    this.statements = statements;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID certificate, UUID member, String office, Instant now) {
    statements.update(ADD, certificate, member, office, now);
  }

  Optional<Certificate> find(UUID certificate, Places offices) {
    return statements
        .first(FIND, Erasures::row, certificate)
        .filter(row -> offices.includes(row.office))
        .map(Row::certificate);
  }

  List<UUID> notDone() {
    return statements.all(NOT_DONE, row -> row.getObject(1, UUID.class));
  }

  private record Row(Certificate certificate, String office) {}

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Certificate(
            row.getObject("certificate", UUID.class),
            Statements.instant(row, "erased_at"),
            row.getString("name")),
        row.getString("office_code"));
  }
}
