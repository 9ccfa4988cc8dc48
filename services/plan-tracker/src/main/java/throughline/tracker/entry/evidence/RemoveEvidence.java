package throughline.tracker.entry.evidence;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;

/** A strategy lead removes a file for good; that it was there, and why it went, stays. */
@Singleton
class RemoveEvidence {

  private static final int LONGEST_REASON = 500;

  private final Jdbi jdbi;
  private final People people;
  private final Clock clock;

  RemoveEvidence(Jdbi jdbi, People people, Clock clock) {
    this.jdbi = jdbi;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  void remove(UUID id, String typed, SignedIn who) {
    var fields = new Fields();
    var reason = fields.text("reason", typed, LONGEST_REASON, "Say why the file is removed");
    fields.throwIfAny();
    var by = people.recognise(who);
    var removed =
        jdbi.withHandle(handle -> EvidenceFiles.remove(handle, id, by, clock.instant(), reason));
    if (!removed) {
      throw new Conflict("removed", "This file was removed before");
    }
  }
}
