package throughline.membership.person.preference;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Option;

/** What a family may choose to be told. Nothing is chosen for them. */
public enum Purpose {
  /** Was offered once and is not sent: what families chose of it stays in their history. */
  EVENTS("News of events for under 5s"),
  REMINDERS("A reminder if the card has not been used after six months"),
  HAND_OVER("A word before the fifth birthday, on how the card goes on");

  private static final Set<Purpose> OFFERED = EnumSet.of(REMINDERS, HAND_OVER);

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /** Whether somebody is really told it. */
  public boolean isOffered() {
    return OFFERED.contains(this);
  }

  public static List<Option> options() {
    return OFFERED.stream().map(purpose -> Option.of(purpose.name(), purpose.label)).toList();
  }

  public static Set<Purpose> read(Fields fields, List<String> typed) {
    var chosen = EnumSet.noneOf(Purpose.class);
    for (var each : typed) {
      Arrays.stream(values())
          .filter(purpose -> purpose.isOffered() && purpose.name().equals(each))
          .findFirst()
          .ifPresentOrElse(
              chosen::add,
              () ->
                  fields.reject(
                      "preferences",
                      "Choose what to be told among REMINDERS and HAND_OVER, or leave it out"));
    }
    return chosen;
  }

  public boolean isLocal() {
    return this == REMINDERS;
  }

  public boolean isForUnder5s() {
    return this == HAND_OVER;
  }

  public static String inWords(Set<Purpose> purposes) {
    return purposes.isEmpty()
        ? "nothing"
        : purposes.stream().map(Purpose::label).collect(Collectors.joining("; "));
  }

  public String label() {
    return label;
  }
}
