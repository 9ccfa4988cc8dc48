package throughline.membership.desk.enrolment;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why an enrolment is taken back. A choice and no box to type in: history must name nobody. */
enum UndoReason {
  ENTERED_TWICE("The child was enrolled twice"),
  NOT_WANTED("The family does not want it after all"),
  WRONG_DETAILS("The child’s or the guardian’s details are wrong: the child is enrolled anew");

  private final String inWords;

  UndoReason(String inWords) {
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
