package throughline.membership.record.duplicate;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** What can be decided of two records, A and B. */
enum Choice {
  NOT_THE_SAME("Two children", "Both records stay, and nobody is asked about them again"),
  KEEP_A("One child: keep record A", "Record B is merged into it. "),
  KEEP_B("One child: keep record B", "Record A is merged into it. "),
  A_IN_ERROR("Record A was made in error", "It stands for nobody. This cannot be taken back. "),
  B_IN_ERROR("Record B was made in error", "It stands for nobody. This cannot be taken back. ");

  private final String label;
  private final String hint;

  Choice(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  boolean keepsA() {
    return this == KEEP_A || this == B_IN_ERROR;
  }

  boolean isMerge() {
    return this == KEEP_A || this == KEEP_B;
  }

  static List<Option> options(Comparison pair) {
    return Arrays.stream(values())
        .map(choice -> new Option(choice.name(), choice.label, choice.hint(pair)))
        .toList();
  }

  private String hint(Comparison pair) {
    return this == NOT_THE_SAME ? hint : hint + (keepsA() ? pair.b() : pair.a()).cardStops();
  }
}
