package throughline.membership.enrolment;

import java.util.List;
import java.util.stream.IntStream;
import throughline.platform.web.input.Form;

/**
 * Where the form has another child of the visit.
 *
 * @param prefix before the names of its fields
 * @param number of the child, from 2
 * @param isNew whether it was added just now, so that the typing goes on there
 */
record ChildFields(String prefix, int number, boolean isNew) {

  /** Those that a script repeats for each child that is added without a network. */
  static ChildFields second() {
    return new ChildFields(ChildRequest.prefix(0), 2, false);
  }

  static List<ChildFields> of(Form form, boolean lastIsNew) {
    var count = ChildRequest.count(form);
    return IntStream.range(0, count)
        .mapToObj(i -> new ChildFields(ChildRequest.prefix(i), i + 2, lastIsNew && i == count - 1))
        .toList();
  }

  /** The name of one of its fields. */
  public String field(String name) {
    return prefix + name;
  }

  /** A label that tells its fields from those of the other children. */
  public String label(String what) {
    return "%s of child %d".formatted(what, number);
  }
}
