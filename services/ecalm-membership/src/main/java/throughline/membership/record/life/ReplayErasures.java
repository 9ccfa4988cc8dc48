package throughline.membership.record.life;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import throughline.membership.member.Members;

/**
 * A database that was restored from before an erasure forgets again, before the service answers
 * anybody, writes a mail or tells the library system. The list of erasures comes from a copy that
 * is kept apart from the backups.
 */
@ApplicationScoped
class ReplayErasures {

  private static final int BEFORE_THE_OTHERS = 2000;

  private final Erasures erasures;
  private final Members members;
  private final ErasePerson erasePerson;

  ReplayErasures(Erasures erasures, Members members, ErasePerson erasePerson) {
    this.erasures = erasures;
    this.members = members;
    this.erasePerson = erasePerson;
  }

  /** Each in a transaction of its own; another instance that starts beside does none twice. */
  void replay(@Observes @Priority(BEFORE_THE_OTHERS) StartupEvent start) {
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
