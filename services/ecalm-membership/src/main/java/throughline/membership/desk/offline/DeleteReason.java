package throughline.membership.desk.offline;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/**
 * Why an enrolment that was not sent is deleted. A choice and no box to type in: history must name
 * nobody.
 */
enum DeleteReason {
  ENROLLED_OTHERWISE("The child was enrolled in another way"),
  WRITTEN_TWICE("It was written down twice"),
  NOT_WANTED("The family does not want it after all"),
  FAMILY_TOLD("It cannot be sent as it is, and the family knows");

  private final String inWords;

  DeleteReason(String inWords) {
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
