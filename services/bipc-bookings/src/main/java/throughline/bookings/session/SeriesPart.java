package throughline.bookings.session;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** Which sessions of a series are meant. */
public enum SeriesPart {
  THIS("This session only"),
  FOLLOWING("This and those after it"),
  ALL("All to come");

  private final String words;

  SeriesPart(String words) {
    this.words = words;
  }

  public static List<Option> options() {
    return Option.each(Arrays.asList(values()), part -> part.words);
  }

  /** This one alone unless a form says otherwise. */
  public static SeriesPart of(Form form) {
    return Arrays.stream(values())
        .filter(part -> part.name().equals(form.text("part")))
        .findFirst()
        .orElse(THIS);
  }
}
