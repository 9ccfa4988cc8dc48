package throughline.membership.desk.enrolment;

import java.util.List;
import java.util.stream.IntStream;
import throughline.membership.member.AgeGroup;
import throughline.platform.web.input.Form;

/**
 * Where the form has another child of the visit, or an adult.
 *
 * @param prefix before the names of its fields
 * @param number of the child or adult in the visit, from 2
 * @param isAdult whether it is an adult
 * @param isNew whether it was added just now, so that the typing goes on there
 */
record ChildFields(String prefix, int number, boolean isAdult, boolean isNew) {
  static ChildFields second(boolean isAdult) {
    return new ChildFields(ChildRequest.prefix(0), 2, isAdult, false);
  }

  static List<ChildFields> of(Form form, boolean lastIsNew) {
    var count = ChildRequest.count(form);
    return IntStream.range(0, count)
        .mapToObj(i -> of(form, i, lastIsNew && i == count - 1))
        .toList();
  }

  private static ChildFields of(Form form, int other, boolean isNew) {
    var prefix = ChildRequest.prefix(other);
    var isAdult = AgeGroup.ADULT.name().equals(form.text(prefix + "ageGroup"));
    return new ChildFields(prefix, other + 2, isAdult, isNew);
  }

  public String field(String name) {
    return prefix + name;
  }

  public String notNamedYet() {
    return "Child %d is not named yet".formatted(number);
  }

  public String label(String what) {
    return "%s of %s %d".formatted(what, isAdult ? "adult" : "child", number);
  }
}
