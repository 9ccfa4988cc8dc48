package throughline.tracker.plan.ownership;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.entry.PlanData;

/** A strategy lead says who answers for a measure. What was said before stays known. */
@Singleton
public class SetOwnership {

  private static final int LONGEST_REASON = 500;

  private final PlanData data;

  SetOwnership(PlanData data) {
    this.data = data;
  }

  OwnershipView one(String id) {
    return data.read(handle -> one(handle, id));
  }

  private OwnershipView one(Handle handle, String id) {
    return Ownerships.required(handle, data.measures(handle), id, data.today());
  }

  public static List<Option> frequencies() {
    return Arrays.stream(Frequency.values())
        .map(often -> Option.of(often.name(), "Each " + often.words()))
        .toList();
  }

  public void set(
      String measureId,
      long seen,
      OwnershipRequest typed,
      String state,
      String reason,
      SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var before = one(handle, measureId);
          before.history().requireSeen(seen);
          var fields = new Fields();
          var ownership = typed.read(fields, before.latest(), data.today());
          var assessed = before.readState(fields, state);
          before.problem(ownership).ifPresent(problem -> fields.reject("frequency", problem));
          var why = fields.text("reason", reason, LONGEST_REASON, "Say why it is so now");
          fields.throwIfAny();
          if (ownership.equals(before.latest())
              && assessed == before.state()
              && !before.isJudgedAnew(why)) {
            throw new InvalidInput("owner", "This is what it says already. Change something of it");
          }
          return Ownerships.fact(before.measure(), seen, ownership, assessed, why);
        });
  }
}
