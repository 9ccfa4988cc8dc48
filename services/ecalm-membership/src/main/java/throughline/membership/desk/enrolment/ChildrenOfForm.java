package throughline.membership.desk.enrolment;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.vault.Relationship;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/** A registrar presses a button of the form that adds somebody to the visit or takes one out. */
final class ChildrenOfForm {
  private static final String BUTTON = "children";
  private static final String TWIN = "twin";
  private static final String SIBLING = "sibling";
  private static final String ADULT = "adult";
  private static final String FEWER = "fewer";
  private static final List<String> GUARDIANS = List.of("guardian", "secondGuardian");

  private ChildrenOfForm() {}

  static boolean isAsked(Form form) {
    return form.text(BUTTON) != null;
  }

  static boolean isMore(Form form) {
    return !FEWER.equals(form.text(BUTTON));
  }

  static Form changed(Form form) {
    var count = ChildRequest.count(form);
    return switch (form.value(BUTTON)) {
      case TWIN -> count == ChildRequest.MOST_OTHERS ? form : twin(form, count);
      case SIBLING -> count == ChildRequest.MOST_OTHERS ? form : sibling(form, count);
      case ADULT -> count == ChildRequest.MOST_OTHERS ? form : adult(form, count);
      case FEWER -> form.having(count(Math.max(0, count - 1)));
      default -> form;
    };
  }

  private static Form twin(Form form, int count) {
    var values = sameFamily(form, count);
    var prefix = ChildRequest.prefix(count);
    values.put(prefix + "dateOfBirth", form.dateText("dateOfBirth"));
    values.put(prefix + "birthOrder", Integer.toString(count + 2));
    Optional.ofNullable(form.text("naming"))
        .ifPresent(naming -> values.put(prefix + "naming", naming));
    if (TypedText.given(form.value("birthOrder")).isEmpty()) {
      values.put("birthOrder", "1");
    }
    return form.having(values);
  }

  private static Form sibling(Form form, int count) {
    return form.having(sameFamily(form, count));
  }

  private static Form adult(Form form, int count) {
    var values = sameFamily(form, count);
    var prefix = ChildRequest.prefix(count);
    guardian(form, count)
        .ifPresent(
            guardian -> {
              var name = TypedText.given(form.value(guardian + "Name")).orElse("");
              int last = name.lastIndexOf(' ');
              values.put(prefix + "childGivenNames", last < 0 ? name : name.substring(0, last));
              values.put(
                  prefix + "childFamilyName", name.substring(last < 0 ? name.length() : last + 1));
              values.put(prefix + "contact", form.value(guardian + "Contact"));
            });
    values.put(prefix + "ageGroup", AgeGroup.ADULT.name());
    return form.having(values);
  }

  /**
   * Who the adult is in most visits, so that nobody types them twice: the first the guardian, the
   * next the second one. Empty where none was typed yet, and for a council.
   */
  private static Optional<String> guardian(Form form, int count) {
    long adults =
        IntStream.range(0, count)
            .filter(i -> form.chosen(ChildRequest.prefix(i) + "ageGroup", AgeGroup.ADULT.name()))
            .count();
    return GUARDIANS.stream()
        .skip(adults)
        .findFirst()
        .filter(guardian -> TypedText.given(form.value(guardian + "Name")).isPresent())
        .filter(
            guardian ->
                !form.chosen(guardian + "Relationship", Relationship.LOCAL_AUTHORITY.name()));
  }

  private static HashMap<String, String> sameFamily(Form form, int count) {
    var values = count(count + 1);
    values.put(ChildRequest.prefix(count) + "childFamilyName", form.value("childFamilyName"));
    return values;
  }

  private static HashMap<String, String> count(int others) {
    var values = new HashMap<String, String>();
    values.put(ChildRequest.COUNT, Integer.toString(others));
    return values;
  }
}
