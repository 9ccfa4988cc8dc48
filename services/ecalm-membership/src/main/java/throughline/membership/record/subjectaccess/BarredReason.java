package throughline.membership.record.subjectaccess;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why somebody who is barred gets a file all the same. */
enum BarredReason {
  COURT("A court has decided that they may have it"),
  LEGAL_ADVICE("We asked who advises us on the law, and they have the right to it"),
  NO_GROUND("They asked for no messages themselves, and nothing else stands against it");

  private final String inWords;

  BarredReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }
}
