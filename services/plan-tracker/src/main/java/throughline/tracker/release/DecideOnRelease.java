package throughline.tracker.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.tracker.entry.PlanData;

/** Two who did not make a release approve it, or one returns it. */
@Singleton
public class DecideOnRelease {

  private final Jdbi jdbi;
  private final PlanData data;
  private final People people;

  DecideOnRelease(Jdbi jdbi, PlanData data, People people) {
    this.jdbi = jdbi;
    this.data = data;
    this.people = people;
  }

  /**
   * Decides on it as it was read.
   *
   * @param digest of what was before whoever approves it
   * @param returned why it is to be made anew; null to approve it
   */
  @Transactional
  public void decide(int id, String digest, String returned, SignedIn who) {
    var by = people.recognise(who);
    jdbi.useHandle(
        handle -> {
          var release = Releases.going(handle, id);
          if (returned != null) {
            var reason = PlanData.reason(returned, "Say what is to change");
            Releases.returned(handle, id, by, reason, data.now());
            return;
          }
          if (!release.digest().equals(digest)) {
            throw new Conflict("moved", "This is not the release that you opened. Look again");
          }
          PlanData.requireSecond(
              release.madeBy().toString(),
              by.toString(),
              new Conflict("same-person", "You made this release. Two others have to approve it"));
          Releases.approve(handle, id, by, data.now());
        });
  }
}
