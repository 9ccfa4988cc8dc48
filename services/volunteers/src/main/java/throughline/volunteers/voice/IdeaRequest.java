package throughline.volunteers.voice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.publishing.library.Libraries;

/** An idea as typed. */
@Schema(name = "Idea", description = "What a volunteer would have done otherwise")
public record IdeaRequest(
    @Schema(description = "The idea", examples = "Open the back door in summer", required = true)
        String idea,
    @Schema(
            description = "Code of the place that it is about; left out if it is about all",
            examples = "HEAD")
        String library) {
  static final int LONGEST = 1000;

  record Idea(String text, String library) {}

  static IdeaRequest of(Form form) {
    return new IdeaRequest(form.text("idea"), form.text("library"));
  }

  Idea read(Libraries libraries) {
    var fields = new Fields();
    var text = fields.text("idea", idea, LONGEST, "Enter your idea");
    var place = TypedText.given(library);
    if (place.isPresent() && place.flatMap(libraries::findByIdOptional).isEmpty()) {
      fields.reject("library", "Choose a place from the list");
    }
    fields.throwIfAny();
    return new Idea(text, place.orElse(null));
  }

  /** Hides what was typed from any log that this object slips into. */
  @Override
  public String toString() {
    return "IdeaRequest";
  }
}
