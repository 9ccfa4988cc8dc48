package throughline.membership.record;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/**
 * Why a record whose address is secret, or that address, is opened. A choice and no box to type in:
 * history must name nobody.
 */
enum RestrictedReason {
  FAMILY_ASKED("The family asks what is held"),
  FAMILY_WANTS("The family wants something done"),
  CORRECTION("Something has to be put right"),
  SAFETY("Somebody’s safety depends on it"),
  LAW("A court or the police has the right to it");

  private final String inWords;

  RestrictedReason(String inWords) {
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
