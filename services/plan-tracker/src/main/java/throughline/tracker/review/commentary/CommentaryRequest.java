package throughline.tracker.review.commentary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.OwnershipRequest;

/** A commentary as typed. */
public record CommentaryRequest(String happening, String why, List<Step> next) {

  static final int MOST_STEPS = 3;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_STEP = 300;
  private static final int LONGEST_OWNER = 100;

  /** One step as typed; all blank where the form's place was left empty. */
  public record Step(String what, String owner, String due) {}

  static CommentaryRequest of(Form form) {
    return of(form, "", MOST_STEPS);
  }

  /**
   * One of many on a page.
   *
   * @param about what the names of its fields end with
   */
  static CommentaryRequest of(Form form, String about, int most) {
    var steps = new ArrayList<Step>();
    for (int n = 1; n <= most; n++) {
      var step = n + about;
      steps.add(
          new Step(form.text("what" + step), form.text("owner" + step), form.date("due" + step)));
    }
    return new CommentaryRequest(form.text("happening" + about), form.text("why" + about), steps);
  }

  boolean isBlank() {
    return Stream.concat(
            Stream.of(happening, why),
            next.stream().flatMap(step -> Stream.of(step.what(), step.owner(), step.due())))
        .allMatch(text -> TypedText.given(text).isEmpty());
  }

  static Map<String, String> startingWith(CommentaryView latest) {
    var values = new HashMap<String, String>();
    values.put("happening", latest.commentary().happening());
    values.put("why", latest.commentary().why());
    for (int n = 1; n <= latest.next().size(); n++) {
      var step = latest.next().get(n - 1);
      values.put("what" + n, step.what());
      values.put("owner" + n, step.owner());
      OwnershipRequest.putDate(values, "due" + n, step.due());
    }
    return values;
  }

  record Written(String happening, String why, List<Commentary.NextStep> next) {}

  /** Reads it; of a measure that is off track something has to be done next. */
  Written read(Fields fields, String about, Period quarter, boolean offTrack) {
    fields.called("happening" + about, "What is happening").called("why" + about, "Why");
    for (int n = 1; n <= next.size(); n++) {
      var step = n + about;
      fields.called("what" + step, "What").called("owner" + step, "Who");
      fields.called("due" + step, "By when");
    }
    var written =
        new Written(
            fields.text("happening" + about, happening, LONGEST_TEXT, "Say what is happening"),
            fields.text("why" + about, why, LONGEST_TEXT, "Say why it is so"),
            steps(fields, about, quarter));
    if (written.next().isEmpty() && offTrack) {
      fields.reject(
          "what1" + about,
          "This measure is off track. Say what is done next, who does it and by when");
    }
    return written;
  }

  private List<Commentary.NextStep> steps(Fields fields, String about, Period quarter) {
    var steps = new ArrayList<Commentary.NextStep>();
    for (int n = 1; n <= next.size(); n++) {
      var step = next.get(n - 1);
      if (Stream.of(step.what(), step.owner(), step.due())
          .anyMatch(text -> TypedText.given(text).isPresent())) {
        steps.add(step(fields, quarter, n + about, step));
      }
    }
    return steps;
  }

  private static Commentary.NextStep step(Fields fields, Period quarter, String n, Step step) {
    var what = fields.text("what" + n, step.what(), LONGEST_STEP, "Say what is done next");
    var owner =
        fields.text(
            "owner" + n, step.owner(), LONGEST_OWNER, "Say who does it: a role, not a name");
    OwnershipRequest.rejectPerson(fields, "owner" + n, "Who", owner);
    var due = fields.date("due" + n, step.due(), "Say by when it is done");
    if (fields.ok("due" + n) && due.isBefore(quarter.from())) {
      fields.reject("due" + n, "The day lies before the quarter. Enter by when it is done");
    }
    return new Commentary.NextStep(what, owner, due);
  }
}
