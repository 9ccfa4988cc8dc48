package throughline.tracker.plan.community;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import throughline.contracts.places.Library;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;

/** A strategy lead says what a library's community needs. What was said before stays, dated. */
@Singleton
public class WriteProfile {

  static final int LONGEST = 600;

  private final PlanData data;

  WriteProfile(PlanData data) {
    this.data = data;
  }

  EntryHistory<String> said(Library library) {
    return data.read(handle -> Communities.said(handle, library));
  }

  public void say(Library library, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var before = Communities.said(handle, library);
          before.requireSeen(seen);
          var fields = new Fields();
          var text =
              fields.text("text", typed, LONGEST, "Say what is known of the people who live there");
          fields.throwIfAny();
          if (before.last().filter(last -> last.said().equals(text)).isPresent()) {
            throw new InvalidInput("text", "This is what it says already. Change something of it");
          }
          var body =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("library", library.code())
                  .put("text", text);
          return new ManualEntry(ManualEntryKind.PROFILE, library.code(), seen, body);
        });
  }
}
