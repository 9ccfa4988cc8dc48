package throughline.membership.desk.enrolment;

import java.util.Optional;
import throughline.platform.web.input.Form;

/**
 * The child of an enrolment whose entry is suppressed. The form of the enrolment goes along to the
 * page that lifts this and comes back from there, so that nobody types it again.
 */
final class SuppressedChild {
  static final String FIELD = "suppressed";
  private static final String NAMES = "childGivenNames";

  private SuppressedChild() {}

  /** What stands before the names of its fields, if the form was refused since it is suppressed. */
  static Optional<String> prefix(Form form) {
    return form.errors().stream()
        .filter(error -> error.message().equals(ParseEnrolment.SUPPRESSED))
        .map(error -> error.field().replace(NAMES, ""))
        .findFirst();
  }

  static boolean isOf(Form form) {
    return form.text(FIELD) != null;
  }

  static ChildFields fields(Form form) {
    return new ChildFields(form.value(FIELD), 1, false, false);
  }
}
