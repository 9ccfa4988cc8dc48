package throughline.membership.life;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import throughline.membership.member.Members;

/**
 * A database that was restored from before an erasure forgets again, before the service answers
 * anybody. The list of erasures comes from a copy that is kept apart from the backups.
 */
@ApplicationScoped
class ReplayErasures {

  private final Erasures erasures;
  private final Members members;
  private final ErasePerson erasePerson;

  ReplayErasures(Erasures erasures, Members members, ErasePerson erasePerson) {
    this.erasures = erasures;
    this.members = members;
    this.erasePerson = erasePerson;
  }

  /** Each in a transaction of its own; another instance that starts beside does none twice. */
  void replay(@Observes StartupEvent start) {
    for (var member : erasures.notDone()) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  members
                      .lock(member)
                      .filter(found -> !found.isErased())
                      .ifPresent(erasePerson::of));
      Log.infof("event=erasure-replayed member=%s", member);
    }
  }
}
