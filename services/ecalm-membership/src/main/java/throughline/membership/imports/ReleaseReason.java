package throughline.membership.imports;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a file may change so much. A choice and no box to type in: history must name nobody. */
enum ReleaseReason {
  NAMED_LATER("Names that were not known yet have come"),
  REGISTER_CORRECTED("The register was corrected"),
  ASKED_THE_SENDER("I asked the sender, and the changes are meant");

  private final String inWords;

  ReleaseReason(String inWords) {
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
