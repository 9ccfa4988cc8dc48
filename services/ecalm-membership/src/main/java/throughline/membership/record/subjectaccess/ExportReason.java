package throughline.membership.record.subjectaccess;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why everything is put together. A choice and no box to type in: history must name nobody. */
enum ExportReason {
  ASKED_HERE("They asked here and showed who they are"),
  ASKED_IN_WRITING("They asked in writing, and we checked who they are"),
  COURT("A court or the police have the right to it");

  private final String inWords;

  ExportReason(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }
}
