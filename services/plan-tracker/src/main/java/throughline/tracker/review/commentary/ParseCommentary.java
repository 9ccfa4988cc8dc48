package throughline.tracker.review.commentary;

import java.util.ArrayList;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.ParseOwnership;

/** Reads what was typed about a measure, and says of each field what is wrong with it. */
final class ParseCommentary {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_STEP = 300;
  private static final int LONGEST_OWNER = 100;

  private final Period quarter;
  private final CommentaryRequest typed;
  private final Fields fields =
      new Fields().called("happening", "What is happening").called("why", "Why");

  ParseCommentary(Period quarter, CommentaryRequest typed) {
    this.quarter = quarter;
    this.typed = typed;
    for (int n = 1; n <= CommentaryRequest.MOST_STEPS; n++) {
      fields.called("what" + n, "What").called("owner" + n, "Who").called("due" + n, "By when");
    }
  }

  String happening() {
    return fields.text("happening", typed.happening(), LONGEST_TEXT, "Say what is happening");
  }

  String why() {
    return fields.text("why", typed.why(), LONGEST_TEXT, "Say why it is so");
  }

  List<Commentary.NextStep> next(boolean offTrack) {
    var steps = new ArrayList<Commentary.NextStep>();
    for (int n = 1; n <= typed.next().size(); n++) {
      var step = typed.next().get(n - 1);
      if (given(step.what()) || given(step.owner()) || given(step.due())) {
        steps.add(step(n, step));
      }
    }
    if (steps.isEmpty() && offTrack) {
      fields.reject(
          "what1", "This measure is off track. Say what is done next, who does it and by when");
    }
    return steps;
  }

  private Commentary.NextStep step(int n, CommentaryRequest.Step step) {
    var what = fields.text("what" + n, step.what(), LONGEST_STEP, "Say what is done next");
    var owner =
        fields.text(
            "owner" + n, step.owner(), LONGEST_OWNER, "Say who does it: a role, not a name");
    ParseOwnership.rejectPerson(fields, "owner" + n, "Who", owner);
    var due = fields.date("due" + n, step.due(), "Say by when it is done");
    if (fields.ok("due" + n) && due.isBefore(quarter.from())) {
      fields.reject("due" + n, "The day lies before the quarter. Enter by when it is done");
    }
    return new Commentary.NextStep(what, owner, due);
  }

  private static boolean given(String text) {
    return TypedText.given(text).isPresent();
  }

  void done() {
    fields.throwIfAny();
  }
}
