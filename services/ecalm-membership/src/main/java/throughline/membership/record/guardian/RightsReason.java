package throughline.membership.record.guardian;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a guardian may more or less. A choice and no box to type in: history must name nobody. */
enum RightsReason {
  THEY_ASKED("They asked for it themselves"),
  ANOTHER_GUARDIAN("Another guardian asked, and we looked into it"),
  COURT("A court has decided"),
  MISTYPED("It was entered wrong");

  private final String inWords;

  RightsReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }
}
