package throughline.tracker.review.commentary;

import java.util.ArrayList;
import java.util.List;
import throughline.platform.web.input.Form;

/** A commentary as typed. */
public record CommentaryRequest(String happening, String why, List<Step> next) {

  static final int MOST_STEPS = 3;

  /** One step as typed; all blank where the form's place was left empty. */
  public record Step(String what, String owner, String due) {}

  static CommentaryRequest of(Form form) {
    var steps = new ArrayList<Step>();
    for (int n = 1; n <= MOST_STEPS; n++) {
      steps.add(new Step(form.text("what" + n), form.text("owner" + n), form.date("due" + n)));
    }
    return new CommentaryRequest(form.text("happening"), form.text("why"), steps);
  }
}
