package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.AskedOfBusiness;
import throughline.platform.database.Sql;

/** Holds what is said of a business with a request for a place, until the place is theirs. */
@ApplicationScoped
class BusinessOfRequest implements AskedOfBusiness {
  private static final String KEEP =
      """
      UPDATE place_request
      SET stage = CAST(:stage AS text), sector = CAST(:sector AS text), goal = CAST(:goal AS text)
      WHERE id = :request
      """;

  private static final String KEPT =
      """
      SELECT stage, sector, goal FROM place_request
      WHERE id = :request AND num_nonnulls(stage, sector, goal) > 0
      """;

  private final Sql sql;
  private final TellBusiness tellBusiness;

  BusinessOfRequest(Sql sql, TellBusiness tellBusiness) {
    this.sql = sql;
    this.tellBusiness = tellBusiness;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(UUID request, Answers typed) {
    var business = TellBusiness.Request.read(typed.stage(), typed.sector(), typed.goal());
    if (business.said()) {
      Businesses.bound(sql.of(KEEP), business).bind("request", request).update();
    }
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(UUID request, UUID entrepreneur) {
    sql.of(KEPT)
        .bind("request", request)
        .first(TellBusiness.Request.class)
        .ifPresent(said -> tellBusiness.tell(entrepreneur, said, Optional.empty()));
  }
}
