package throughline.membership.record.guardian;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a guardian is reached another way. A choice, since the history must name nobody. */
enum ContactReason {
  THEY_ASKED("They asked for it themselves"),
  MISTYPED("It was entered wrong"),
  RETURNED("A mail or a letter came back");

  private final String inWords;

  ContactReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }
}
