package throughline.membership.record.life;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Option;

/** Why something is recorded. A choice and no box to type in: history must name nobody. */
enum LifeReason {
  REGISTERED_HERE(LifeEvent.DEATH_CONFIRMED, "It is registered here"),
  REGISTERED_ELSEWHERE(LifeEvent.DEATH_CONFIRMED, "Another registration office registered it"),
  FAMILY_SAID(LifeEvent.DEATH_CONFIRMED, "The family said so"),
  ANOTHER_CHILD(LifeEvent.DEATH_TAKEN_BACK, "It was another child’s record"),
  MISTAKEN(LifeEvent.DEATH_TAKEN_BACK, "It was a mistake"),
  REREGISTERED(LifeEvent.NAME_AMENDED, "The birth was re-registered"),
  RENAMED(LifeEvent.NAME_AMENDED, "The family changed the name"),
  MISSPELT(LifeEvent.NAME_AMENDED, "It was spelt wrong"),
  MISTYPED(LifeEvent.DATE_OF_BIRTH_CORRECTED, "It was entered wrong"),
  AGREED(LifeEvent.RELEASED, "The guardians agree now"),
  COURT_DECIDED(LifeEvent.RELEASED, "A court has decided"),
  NO_GROUND(LifeEvent.RELEASED, "There was no ground for it"),
  MERGED_LOOKED_AT(LifeEvent.RELEASED, "Somebody has looked at the merged record"),
  REGISTER_CORRECTED(LifeEvent.DATE_OF_BIRTH_CORRECTED, "The register was corrected");

  private final LifeEvent event;
  private final String inWords;

  LifeReason(LifeEvent event, String inWords) {
    this.event = event;
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options(LifeEvent event) {
    return of(event).stream().map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }

  /** The reason, or null when it is missing or not one of the event's: the field has a message. */
  static LifeReason read(Fields fields, LifeEvent event, String typed) {
    var given = TypedText.given(typed);
    var reason =
        given.flatMap(
            name -> of(event).stream().filter(each -> each.name().equals(name)).findFirst());
    if (reason.isEmpty()) {
      fields.reject(
          "reason",
          given.isEmpty()
              ? "Choose why"
              : "Reason must be one of: "
                  + of(event).stream().map(Enum::name).collect(Collectors.joining(", ")));
    }
    return reason.orElse(null);
  }

  private static List<LifeReason> of(LifeEvent event) {
    return Arrays.stream(values()).filter(reason -> reason.event == event).toList();
  }
}
