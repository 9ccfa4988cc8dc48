package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.member.AgeGroup;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;

/** One child or other member of a visit as typed. */
@Schema(
    name = "AnotherChild",
    description = "A twin, a brother, a sister or an adult of the same visit")
public record ChildRequest(
    @Schema(description = "At least one of the two names", examples = "Rhys")
        String childGivenNames,
    @Schema(description = "At least one of the two names", examples = "Fernsby")
        String childFamilyName,
    @Schema(
            description = "NOT_NAMED_YET if the given names will be told later",
            enumeration = {"NAMED", "NOT_NAMED_YET"})
        String naming,
    @Schema(description = "Place in a birth of several children, from 1", examples = "2")
        String birthOrder,
    @Schema(
            description = "Under 5 years ago, unless the age group says otherwise",
            examples = "2026-11-02",
            required = true)
        String dateOfBirth,
    @Schema(examples = "2 2390 00002789 5", required = true) String cardNumber,
    @Schema(
            description = "UNDER_5 if left out",
            enumeration = {"UNDER_5", "FROM_5_TO_17", "ADULT"})
        String ageGroup,
    @Schema(
            description = "One e-mail address or phone number of an adult; left out for a child",
            examples = "01632 960 001")
        String contact) {
  /**
   * Where the form has another child of the visit, or an adult.
   *
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

  public ChildRequest(
      String childGivenNames,
      String childFamilyName,
      String naming,
      String birthOrder,
      String dateOfBirth,
      String cardNumber) {
    this(childGivenNames, childFamilyName, naming, birthOrder, dateOfBirth, cardNumber, null, null);
  }

  private static final String OTHERS = "others.";
  static final String COUNT = "otherChildren";
  static final int MOST_OTHERS = 8;

  static String prefix(int other) {
    return OTHERS + other + ".";
  }

  static ChildRequest of(Form form, String prefix, LocalDate today) {
    return new ChildRequest(
        form.text(prefix + "childGivenNames"),
        form.text(prefix + "childFamilyName"),
        form.text(prefix + "naming"),
        form.text(prefix + "birthOrder"),
        day(form.date(prefix + "dateOfBirth"), today),
        form.text(prefix + "cardNumber"),
        form.text(prefix + "ageGroup"),
        form.text(prefix + "contact"));
  }

  private static String day(String typed, LocalDate today) {
    var day = new Fields().dateNear(today, "dateOfBirth", typed, "");
    return day == null ? typed : day.toString();
  }

  static List<ChildRequest> others(Form form, LocalDate today) {
    return IntStream.range(0, count(form)).mapToObj(i -> of(form, prefix(i), today)).toList();
  }

  static int count(Form form) {
    var typed = form.value(COUNT);
    return typed.matches("[1-" + MOST_OTHERS + "]") ? Integer.parseInt(typed) : 0;
  }

  /** Hides a child from any log that this object slips into. */
  @Override
  public String toString() {
    return "ChildRequest";
  }
}
