package throughline.tracker.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.tracker.entry.PlanData;

/** Makes a release, or a correction of one, which two others approve. */
@Singleton
public class PrepareRelease {

  private static final int LONGEST_NOTES = 4_000;
  private static final int LONGEST_REASON = 500;

  private final Jdbi jdbi;
  private final PlanData data;
  private final MakeContent content;
  private final ReleaseChecks checks;
  private final People people;

  PrepareRelease(
      Jdbi jdbi, PlanData data, MakeContent content, ReleaseChecks checks, People people) {
    this.jdbi = jdbi;
    this.data = data;
    this.content = content;
    this.checks = checks;
    this.people = people;
  }

  private record Made(int previous, String correction, String notes, ReleaseContent content) {}

  /**
   * Makes it of what was known yesterday, since today is not over.
   *
   * @return by what it is known until it is published
   */
  @Transactional
  public int prepare(int number, String notes, String correction, SignedIn who) {
    var made = data.readBeside(handle -> make(handle, number, notes, correction));
    var by = people.recognise(who);
    return jdbi.withHandle(
            handle ->
                Releases.prepare(
                    handle,
                    number,
                    made.previous,
                    made.correction,
                    made.notes,
                    made.content,
                    by,
                    data.now()))
        .orElseThrow(
            () ->
                new Conflict(
                    "going", "Another release is being made. Publish or return that one first"));
  }

  private Made make(Handle handle, int number, String notes, String correction) {
    var announced = Releases.announced(handle, number);
    var published = Releases.published(handle);
    boolean isOut = published.stream().anyMatch(each -> each.releaseNumber() == number);
    var fields = new Fields();
    var about =
        fields.text("notes", notes, LONGEST_NOTES, "Say what a reader has to know of its quality");
    var reason =
        isOut ? fields.text("correction", correction, LONGEST_REASON, "Say what was wrong") : null;
    fields.throwIfAny();
    if (!announced.coversTo().isBefore(data.today().minusDays(1))) {
      throw new Conflict(
          "too-early", "Its last day is not over for long enough. Make it two days after that day");
    }
    checks.requireNone(handle, announced.coversTo());
    int previous = published.isEmpty() ? 0 : published.get(0).releaseId();
    return new Made(previous, reason, about, content(handle, announced, previous));
  }

  private ReleaseContent content(Handle handle, Published.Announcement announced, int previous) {
    List<ReleaseContent> earlier = Releases.contents(handle, previous);
    return content.make(handle, announced.coversTo(), data.today().minusDays(1), earlier);
  }
}
