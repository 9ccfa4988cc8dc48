package throughline.membership.card;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why nobody will be given a card. */
enum WriteOffReason {
  DAMAGED("Damaged or misprinted"),
  MISSING("Missing from the box"),
  RETURNED("Sent back");

  private final String inWords;

  WriteOffReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values())
        .map(reason -> Option.of(reason.name(), reason.inWords()))
        .toList();
  }
}
