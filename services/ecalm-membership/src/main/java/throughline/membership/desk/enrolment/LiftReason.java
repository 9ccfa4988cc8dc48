package throughline.membership.desk.enrolment;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a child is enrolled who was suppressed. A choice and no box to type in. */
enum LiftReason {
  FAMILY_HERE("The family is here and wants it"),
  FAMILY_WROTE("The family wrote, and we checked who they are"),
  ANOTHER_CHILD("It is another child with the same name and date of birth");

  private final String inWords;

  LiftReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }
}
