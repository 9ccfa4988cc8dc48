package throughline.platform.web.input;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A choice in a select or among radios; the hint, a second line under a radio, may be empty. */
public record Option(String value, String label, String hint) {

  public static Option of(String value, String label) {
    return new Option(value, label, "");
  }

  /** One for each of these, sent by its name. */
  public static <E extends Enum<E>> List<Option> each(
      Collection<E> choices, Function<E, String> label) {
    return choices.stream().map(choice -> of(choice.name(), label.apply(choice))).toList();
  }
}
