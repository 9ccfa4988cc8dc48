package throughline.volunteers.volunteer;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;

/** Whoever follows an invitation joins the record that staff keep of them to their sign-in. */
@ApplicationScoped
class JoinRecord {
  private static final String REASON = "The person followed the link of an invitation";

  private static final String STANDS =
      """
      SELECT own.merged_into, person.subject, own.erased_at IS NOT NULL AS erased
        FROM volunteer own JOIN person ON person.id = coalesce(own.merged_into, own.id) WHERE own.id = :id
      """;

  private record Stands(UUID mergedInto, String subject, boolean erased) {}

  private final Volunteers volunteers;
  private final Merges merges;
  private final AuditTrail trail;
  private final Sql sql;

  JoinRecord(Volunteers volunteers, Merges merges, AuditTrail trail, Sql sql) {
    this.volunteers = volunteers;
    this.merges = merges;
    this.trail = trail;
    this.sql = sql;
  }

  /** Whether whoever is signed in has joined it before. */
  boolean isJoined(UUID record, String subject) {
    return stands(record).filter(found -> subject.equals(found.subject())).isPresent();
  }

  /** Joined twice by the same sign-in, it was joined by the first; by another, it is refused. */
  @Transactional
  void join(UUID record, SignedIn who, Optional<String> address) {
    var stands = stands(record).filter(found -> !found.erased()).orElseThrow(JoinRecord::used);
    if (who.subject().equals(stands.subject())) {
      return;
    }
    if (stands.subject() != null || stands.mergedInto() != null) {
      throw used();
    }
    var own = volunteers.recognise(who, address);
    var kept = merges.merge(own, record, REASON, own);
    var actor = VolunteerHistory.volunteer(who);
    trail.appendAll(
        List.of(VolunteerAction.JOINED.of(own, actor), VolunteerAction.JOINED.of(record, actor)));
    Log.infof("event=record-joined kept=%s", kept);
  }

  private Optional<Stands> stands(UUID record) {
    return sql.of(STANDS).bind("id", record).first(Stands.class);
  }

  private static Conflict used() {
    return new Conflict(
        "link-used",
        "This link was used by another sign-in, so it joins nothing any more. Ask the coordinator of your library");
  }
}
