package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** Which members were erased: keys, by which a restored database forgets them again. */
@ApplicationScoped
class Erasures {

  private static final String ADD =
      """
      INSERT INTO erasure (certificate, member_key, office_code, erased_at)
      VALUES (:certificate, :member, :office, :now)
      """;

  private static final String FIND =
      """
      SELECT certificate AS number, erased_at, office.name AS office, office_code
      FROM erasure LEFT JOIN office ON office.code = erasure.office_code
      WHERE certificate = :certificate
      """;

  /** Those who were erased and are here all the same: the database is of a day before. */
  private static final String NOT_DONE =
      """
      SELECT erasure.member_key FROM erasure JOIN member ON member.key = erasure.member_key
      WHERE member.erased_at IS NULL ORDER BY erasure.erased_at
      """;

  /**
   * That a record was erased, for the family to keep. It holds nothing of the child, and its number
   * leads to no event.
   *
   * @param office the name of the one that erased it; null for a record of no office
   */
  record Certificate(UUID number, Instant erasedAt, String office, String officeCode) {}

  private final Sql sql;

  Erasures(Sql sql) {
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID certificate, UUID member, String office, Instant now) {
    sql.of(ADD)
        .bind("certificate", certificate)
        .bind("member", member)
        .bind("office", office)
        .bind("now", now)
        .update();
  }

  /**
   * The certificate, if an office of these erased the record.
   *
   * @throws NotFound if none of them did
   */
  Certificate certificate(UUID number, Places offices) {
    return sql.of(FIND)
        .bind("certificate", number)
        .first(Certificate.class)
        .filter(found -> offices.includes(found.officeCode()))
        .orElseThrow(() -> new NotFound("certificate with this number"));
  }

  List<UUID> notDone() {
    return sql.of(NOT_DONE).list(UUID.class);
  }
}
