package throughline.membership.desk.offer;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** The offers that wait for a family to come back, by office. */
@ApplicationScoped
public class DeferredOffers {
  /**
   * An offer that a family comes back to. Nothing here says who they are.
   *
   * @param code what the family takes along
   * @param office the code of the registration office at which it waits
   */
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
      WHERE (:everywhere = true OR deferred_offer.office_code IN (:places))
      """;

  private static final String ROWS =
      "SELECT deferred_offer.id, deferred_offer.code, office.code AS office, office.name,"
          + " deferred_offer.deferred_at ";

  private static final String NEWEST_FIRST =
      ROWS + AT_OFFICES + " ORDER BY deferred_offer.deferred_at DESC, deferred_offer.id DESC";

  private static final String ONE = ROWS + AT_OFFICES + " AND deferred_offer.id = :id";
  private static final String COUNT = "SELECT count(*) " + AT_OFFICES;

  private static final String COUNT_BY_OFFICE =
      "SELECT office.code, count(*) " + AT_OFFICES + " GROUP BY office.code";

  private static final String TAKE =
      """
      DELETE FROM deferred_offer
      WHERE id = ? AND (? OR office_code = ANY (?))
      RETURNING office_code
      """;

  private final Session database;
  private final Statements statements;

  DeferredOffers(Session database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  boolean add(UUID id, String code, String office, Instant now) {
    return database
            .createNativeMutationQuery(ADD)
            .setParameter("id", id)
            .setParameter("code", code)
            .setParameter("office", office)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends the waiting: it is accepted, declined or was a mistake. Of two who do so at once the
   * second gets nothing.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> take(UUID id, Places offices) {
    return statements.first(
        TAKE,
        row -> row.getString("office_code"),
        id,
        offices.all(),
        offices.codes().toArray(String[]::new));
  }

  List<DeferredOffer> waiting(Places offices) {
    return at(offices, database.createNativeQuery(NEWEST_FIRST, Tuple.class))
        .getResultStream()
        .map(DeferredOffers::offer)
        .toList();
  }

  public long count(Places offices) {
    return at(offices, database.createNativeQuery(COUNT, Long.class)).getSingleResult();
  }

  public Map<String, Long> countByOffice(Places offices) {
    return at(offices, database.createNativeQuery(COUNT_BY_OFFICE, Tuple.class))
        .getResultStream()
        .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
  }

  Optional<DeferredOffer> find(UUID id, Places offices) {
    return at(offices, database.createNativeQuery(ONE, Tuple.class))
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(DeferredOffers::offer);
  }

  private static <T> NativeQuery<T> at(Places offices, NativeQuery<T> query) {
    return query
        .setParameter("everywhere", offices.all())
        .setParameterList("places", offices.codes());
  }

  private static DeferredOffer offer(Tuple row) {
    return new DeferredOffer(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, Instant.class));
  }
}
