package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** An adviser is not away after all: their one-to-ones of those days are made again. */
@ApplicationScoped
class TakeBackLeave {
  private static final String TAKE_BACK =
      "DELETE FROM adviser_leave WHERE CAST(id AS text) = :id AND adviser_id = :adviser";

  private final Claims claims;
  private final Advisers advisers;
  private final MakeOneToOnes makeOneToOnes;
  private final Sql sql;

  TakeBackLeave(Claims claims, Advisers advisers, MakeOneToOnes makeOneToOnes, Sql sql) {
    this.claims = claims;
    this.advisers = advisers;
    this.makeOneToOnes = makeOneToOnes;
    this.sql = sql;
  }

  @Transactional
  void takeBack(UUID adviser, String leave) {
    claims.lock(List.of(adviser));
    if (sql.of(TAKE_BACK).bind("id", leave).bind("adviser", adviser).update() == 0) {
      throw new NotFound("leave with this number");
    }
    var made = advisers.hours(adviser).stream().mapToInt(makeOneToOnes::make).sum();
    Log.infof("event=leave-taken-back adviser=%s made=%d", adviser, made);
  }
}
