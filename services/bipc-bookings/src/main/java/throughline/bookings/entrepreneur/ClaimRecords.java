package throughline.bookings.entrepreneur;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import throughline.bookings.Roles;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;

/**
 * Whoever signs in takes over the records that staff made of them: those with the address that the
 * sign-in has verified, and a like name. Of another name it may be somebody else of the household,
 * which staff decide.
 */
@ApplicationScoped
public class ClaimRecords {
  private static final String REASON = "The account has the same verified address and name";

  private static final String MADE_BY_STAFF =
      """
      SELECT entrepreneur.id, display_name AS name
      FROM person_details
      JOIN person ON person.id = person_id
      JOIN entrepreneur ON entrepreneur.id = person_id
      WHERE lower(email_address) = :address AND subject IS NULL AND merged_into IS NULL
      ORDER BY entrepreneur.id
      """;

  private record Made(UUID id, String name) {}

  private final Entrepreneurs entrepreneurs;
  private final Merges merges;
  private final AuditTrail trail;
  private final Sql sql;

  ClaimRecords(Entrepreneurs entrepreneurs, Merges merges, AuditTrail trail, Sql sql) {
    this.entrepreneurs = entrepreneurs;
    this.merges = merges;
    this.trail = trail;
    this.sql = sql;
  }

  /**
   * Where there is nothing to take over, this is one statement. What cannot be taken over now is
   * left to staff, so each record is a transaction of its own.
   */
  public void claim(SignedIn who, Optional<String> address) {
    var made =
        address.stream()
            .flatMap(given -> madeByStaff(given).stream())
            .filter(each -> SameName.like(each.name(), who.displayName()))
            .map(Made::id)
            .toList();
    if (!made.isEmpty()) {
      var own = inTransaction(() -> entrepreneurs.recognise(who, address).id());
      made.forEach(record -> take(own, record, who));
    }
  }

  private List<Made> madeByStaff(String address) {
    return sql.of(MADE_BY_STAFF).bind("address", SameName.address(address)).list(Made.class);
  }

  private void take(UUID own, UUID record, SignedIn who) {
    try {
      var kept =
          inTransaction(
              () -> {
                trail.append(
                    PersonAction.CLAIMED.of(record, Actor.of(who.subject(), Roles.ENTREPRENEUR)));
                return merges.merge(own, record, REASON, own);
              });
      Log.infof("event=record-claimed kept=%s", kept);
    } catch (Conflict leftToStaff) {
      Log.infof("event=record-not-claimed code=%s", leftToStaff.code());
    }
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
