package throughline.membership.imports;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** Why a held file is not taken. A choice and no box to type in: history must name nobody. */
enum RefusalReason {
  WRONG_FILE("It is not the file that was meant"),
  OUT_OF_DATE("It is older than what the records say"),
  NOT_EXPLAINED("The office could not say why so much would change");

  private final String inWords;

  RefusalReason(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }

  /** The one of this name; null if there is none. */
  static RefusalReason of(String name) {
    return name == null ? null : valueOf(name);
  }

  static List<Option> options() {
    return Arrays.stream(values())
        .map(reason -> Option.of(reason.name(), reason.inWords()))
        .toList();
  }
}
