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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;

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

  private final Jdbi jdbi;
  private final OfferRetention retention;

  DeferredOffers(Jdbi jdbi, OfferRetention retention) {
    this.jdbi = jdbi;
    this.retention = retention;
  }

  /** Keeps one; false if another has this code. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean add(UUID id, String code, String office, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(ADD)
                    .bind("id", id)
                    .bind("code", code)
                    .bind("office", office)
                    .bind("now", now)
                    .execute())
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
    return jdbi.withHandle(
        handle -> at(handle, TAKE, offices).bind("id", id).mapTo(String.class).findOne());
  }

  /** The newest first: most families come back soon, or never. */
  @Transactional
  public Slice<DeferredOffer> waiting(Places offices, PageRequest page) {
    var waiting =
        jdbi.withHandle(
            handle -> at(handle, NEWEST_FIRST, offices).mapTo(DeferredOffer.class).list());
    return Slice.part(waiting, DeferredOffer::id, page);
  }

  @Transactional
  DeferredOffer one(UUID id, Places offices) {
    return jdbi.withHandle(
            handle -> at(handle, ONE, offices).bind("id", id).mapTo(DeferredOffer.class).findOne())
        .orElseThrow(() -> new NotFound("deferred offer with this number"));
  }

  /** How many wait at each of these offices where any does. */
  public Map<String, Long> countByOffice(Places offices) {
    return jdbi
        .withHandle(handle -> at(handle, COUNT_BY_OFFICE, offices).mapTo(OfOffice.class).list())
        .stream()
        .collect(toMap(OfOffice::office, OfOffice::waiting));
  }

  private static Query at(Handle handle, String sql, Places offices) {
    return handle
        .createQuery(sql)
        .bind("everywhere", offices.all())
        .bindArray("places", String.class, offices.codes());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(DELETE_BATCH)
                .bind("before", before.minus(retention.deferredOffers()))
                .bind("limit", limit)
                .execute());
  }
}
