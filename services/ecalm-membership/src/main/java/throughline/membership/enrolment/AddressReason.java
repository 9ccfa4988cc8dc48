package throughline.membership.enrolment;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a secret address is opened. A choice and no box to type in: history must name nobody. */
enum AddressReason {
  FAMILY_ASKED("The family asks what is held"),
  CORRECTION("The address has to be put right"),
  SAFETY("Somebody’s safety depends on it"),
  LAW("A court or the police has the right to it");

  private final String inWords;

  AddressReason(String inWords) {
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
