package throughline.membership.desk.offer;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** Deletes the code of an offer to which no family came back. */
@Singleton
class ForgottenOffers implements ExpiringRows {
  private static final String DELETE_BATCH =
      """
      DELETE FROM deferred_offer WHERE id IN (
        SELECT id FROM deferred_offer WHERE deferred_at <= ?
        ORDER BY deferred_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;
  private final OfferRetention retention;

  ForgottenOffers(Statements statements, OfferRetention retention) {
    this.statements = statements;
    this.retention = retention;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(DELETE_BATCH, before.minus(retention.deferredOffers()), limit);
  }
}
