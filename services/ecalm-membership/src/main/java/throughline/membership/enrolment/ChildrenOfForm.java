package throughline.membership.enrolment;

import java.util.HashMap;
import throughline.membership.member.AgeGroup;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/** A registrar presses a button of the form that adds somebody to the visit or takes one out. */
final class ChildrenOfForm {

  private static final String BUTTON = "children";
  private static final String TWIN = "twin";
  private static final String SIBLING = "sibling";
  private static final String ADULT = "adult";
  private static final String FEWER = "fewer";

  private ChildrenOfForm() {}

  /** Whether the form was sent by such a button and not to enrol. */
  static boolean isAsked(Form form) {
    return form.text(BUTTON) != null;
  }

  /** Whether there is one child more. */
  static boolean isMore(Form form) {
    return !FEWER.equals(form.text(BUTTON));
  }

  /** The form with one child more or less, and everything that was typed. */
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

  /** Of the same day and family name, and the next in the order, which is asked all the same. */
  private static Form twin(Form form, int count) {
    var values = sameFamily(form, count);
    var prefix = ChildRequest.prefix(count);
    values.put(prefix + "dateOfBirth", form.dateText("dateOfBirth"));
    values.put(prefix + "birthOrder", Integer.toString(count + 2));
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
    values.put(ChildRequest.prefix(count) + "ageGroup", AgeGroup.ADULT.name());
    return form.having(values);
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
