package throughline.volunteers.voice;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;

/** An answer to an idea as typed. */
@Schema(name = "IdeaAnswer", description = "What becomes of an idea, and why")
public record AnswerRequest(
    @Schema(
            description = "Whether something was done",
            enumeration = {"YES", "NO"},
            required = true)
        String actedOn,
    @Schema(description = "What was done, or why not: the volunteer reads it", required = true)
        String answer,
    @Schema(
            description =
                "The idea in words without names, to be shown to everybody with the answer; left"
                    + " out to show neither")
        String said) {
  static final int LONGEST = 1000;

  private enum Acted {
    YES,
    NO
  }

  record Answer(boolean actedOn, String text, String said) {}

  static AnswerRequest of(Form form) {
    return new AnswerRequest(form.text("actedOn"), form.text("answer"), form.text("said"));
  }

  /** The form of an answer that there is, to be put right. */
  static Form formOf(IdeaView idea) {
    if (idea.answer() == null) {
      return Form.blank();
    }
    return Form.startingWith(
        Map.of(
            "actedOn",
            (idea.actedOn() ? Acted.YES : Acted.NO).name(),
            "answer",
            idea.answer(),
            "said",
            idea.said() == null ? "" : idea.said()));
  }

  Answer read() {
    var fields = new Fields().called("said", "You said");
    var acted = fields.oneOf("actedOn", actedOn, Acted.class, "Say whether something was done");
    var text = fields.text("answer", answer, LONGEST, "Enter what was done, or why not");
    var shown = fields.optionalText("said", said, LONGEST);
    fields.throwIfAny();
    return new Answer(acted == Acted.YES, text, shown.orElse(null));
  }

  /** Hides what was typed from any log that this object slips into. */
  @Override
  public String toString() {
    return "AnswerRequest";
  }
}
