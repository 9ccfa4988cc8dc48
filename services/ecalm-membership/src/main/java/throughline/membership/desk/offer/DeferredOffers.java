package throughline.membership.desk.offer;

import static java.util.stream.Collectors.toMap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** The offers that wait for a family to come back, by office. */
@ApplicationScoped
public class DeferredOffers implements ExpiringRows {
  /** How long what is left of an offer is kept. */
  @ConfigMapping(prefix = "throughline.retention")
  interface OfferRetention {
    /** The code of an offer that a family comes back to. */
    @WithDefault("P180D")
    Duration deferredOffers();
  }

  /** An offer that a family comes back to. Nothing here says who they are. */
  public record DeferredOffer(
      UUID id, String code, String office, String officeName, Instant deferredAt) {}

  private static final String ADD =
      """
      INSERT INTO deferred_offer (id, code, office_code, deferred_at)
      VALUES (:id, :code, :office, :now)
      ON CONFLICT ON CONSTRAINT deferred_offer_code_uq DO NOTHING
      """;
  private static final String AT_OFFICES =
      """
      FROM deferred_offer JOIN office ON office.code = deferred_offer.office_code
      WHERE (:everywhere OR deferred_offer.office_code = ANY (:places))
      """;
  private static final String ROWS =
      "SELECT deferred_offer.id, deferred_offer.code, office.code AS office,"
          + " office.name AS office_name,"
          + " deferred_offer.deferred_at ";
  private static final String NEWEST_FIRST =
      ROWS + AT_OFFICES + " ORDER BY deferred_offer.deferred_at DESC, deferred_offer.id DESC";
  private static final String ONE = ROWS + AT_OFFICES + " AND deferred_offer.id = :id";
  private static final String COUNT_BY_OFFICE =
      "SELECT office.code AS office, count(*) AS waiting " + AT_OFFICES + " GROUP BY office.code";
  private static final String TAKE =
      """
      DELETE FROM deferred_offer
      WHERE id = :id AND (:everywhere OR office_code = ANY (:places))
      RETURNING office_code
      """;
  private static final String DELETE_BATCH =
      """
      DELETE FROM deferred_offer WHERE id IN (
        SELECT id FROM deferred_offer WHERE deferred_at <= :before
        ORDER BY deferred_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private record OfOffice(String office, long waiting) {}

  private final Sql sql;
  private final OfferRetention retention;

  DeferredOffers(Sql sql, OfferRetention retention) {
    this.sql = sql;
    this.retention = retention;
  }

  /** Keeps one; false if another has this code. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean add(UUID id, String code, String office, Instant now) {
    return sql.of(ADD)
            .bind("id", id)
            .bind("code", code)
            .bind("office", office)
            .bind("now", now)
            .update()
        == 1;
  }

  /**
   * Ends the waiting: it is accepted, declined or was a mistake. Of two who do so at once the
   * second gets nothing.
   *
   * @return the code of its office; empty if it waits at none of these any more
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> take(UUID id, Places offices) {
    return at(TAKE, offices).bind("id", id).first(String.class);
  }

  /** The newest first: most families come back soon, or never. */
  @Transactional
  public Slice<DeferredOffer> waiting(Places offices, PageRequest page) {
    var waiting = at(NEWEST_FIRST, offices).list(DeferredOffer.class);
    return Slice.part(waiting, DeferredOffer::id, page);
  }

  @Transactional
  DeferredOffer one(UUID id, Places offices) {
    return at(ONE, offices)
        .bind("id", id)
        .first(DeferredOffer.class)
        .orElseThrow(() -> new NotFound("deferred offer with this number"));
  }

  /** How many wait at each of these offices where any does. */
  public Map<String, Long> countByOffice(Places offices) {
    return at(COUNT_BY_OFFICE, offices).list(OfOffice.class).stream()
        .collect(toMap(OfOffice::office, OfOffice::waiting));
  }

  private Sql.Statement at(String text, Places offices) {
    return sql.of(text).bind("everywhere", offices.all()).bind("places", offices.codes());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var deferred = before.minus(retention.deferredOffers());
    return sql.of(DELETE_BATCH).bind("before", deferred).bind("limit", limit).update();
  }
}
