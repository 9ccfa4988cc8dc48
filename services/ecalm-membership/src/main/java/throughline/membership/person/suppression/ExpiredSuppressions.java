package throughline.membership.person.suppression;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** Deletes the code of a child who would be 5 by now, whom nobody would enrol as a newborn. */
@Singleton
class ExpiredSuppressions implements ExpiringRows {

  private static final String DELETE_BATCH =
      """
      DELETE FROM suppression WHERE code IN (
        SELECT code FROM suppression WHERE expires_on <= ?
        ORDER BY expires_on LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  ExpiredSuppressions(Statements statements) {
    this.statements = statements;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(DELETE_BATCH, London.dateOf(before), limit);
  }
}
