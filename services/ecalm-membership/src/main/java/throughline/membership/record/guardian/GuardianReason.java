package throughline.membership.record.guardian;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Option;

/**
 * Why somebody else answers for a child. A choice and no box to type in: the history must name
 * nobody.
 */
enum GuardianReason {
  REREGISTERED("The birth was re-registered", For.ADD, For.PUT_RIGHT, For.END),
  COURT("A court has decided", For.ADD, For.END),
  IN_CARE("The child came into care, or left it", For.ADD, For.END),
  LEFT_OUT("They were left out at the enrolment", For.ADD),
  RENAMED("They have another name now", For.PUT_RIGHT),
  DIED("They have died", For.END),
  MISTYPED("It was entered wrong", For.PUT_RIGHT, For.END);

  /** What is done for that reason. */
  enum For {
    ADD,
    PUT_RIGHT,
    END
  }

  private final String inWords;
  private final Set<For> what;

  GuardianReason(String inWords, For... what) {
    this.inWords = inWords;
    this.what = Set.of(what);
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options(For what) {
    return of(what).stream().map(reason -> Option.of(reason.name(), reason.inWords)).toList();
  }

  /** The reason, or null when it is missing or none of these: the field has a message. */
  static GuardianReason read(Fields fields, For what, String typed) {
    var found =
        TypedText.given(typed)
            .flatMap(
                name -> of(what).stream().filter(each -> each.name().equals(name)).findFirst());
    if (found.isEmpty()) {
      fields.reject("reason", "Choose why");
    }
    return found.orElse(null);
  }

  private static List<GuardianReason> of(For what) {
    return Arrays.stream(values()).filter(reason -> reason.what.contains(what)).toList();
  }
}
