package throughline.membership.desk.enrolment;

import java.util.Optional;
import throughline.platform.web.input.Form;

/**
 * The child of an enrolment whose entry is suppressed. The form of the enrolment goes along to the
 * page that lifts this and comes back from there, so that nobody types it again.
 */
final class SuppressedChild {

  /** Says before which fields of the form the child is. */
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

  /** Whether an enrolment came along. */
  static boolean isOf(Form form) {
    return form.text(FIELD) != null;
  }

  /** The fields of the child in the form that came along; those of a form without one. */
  static ChildFields fields(Form form) {
    return new ChildFields(form.value(FIELD), 1, false, false);
  }
}
