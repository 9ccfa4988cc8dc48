package throughline.tracker.plan.ownership;

import java.time.LocalDate;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.tracker.engine.rule.Frequency;

/** Reads who answers for something of the plan, by a form or by a row of a file. */
public final class ParseOwnership {

  private static final Pattern TELEPHONE = Pattern.compile("(\\d[ -]?){6,}");
  private static final int LONGEST_OWNER = 100;
  private static final int LONGEST_NOTE = 500;
  private static final int YEARS_AHEAD = 5;

  private final Fields fields;
  private final Ownership before;
  private final LocalDate today;

  public ParseOwnership(Fields fields, Ownership before, LocalDate today) {
    this.fields =
        fields
            .called("nextUpdate", "Next update")
            .called("frequency", "Frequency")
            .called("baselineNote", "Baseline");
    this.before = before;
    this.today = today;
  }

  public Ownership read(OwnershipRequest typed) {
    return new Ownership(
        owner(typed.owner()),
        frequency(typed.frequency()),
        nextUpdate(typed.nextUpdate()),
        fields.optionalText("baselineNote", typed.baselineNote(), LONGEST_NOTE).orElse(""));
  }

  private String owner(String typed) {
    var owner = fields.optionalText("owner", typed, LONGEST_OWNER).orElse("");
    rejectPerson(fields, "owner", "Owner", owner);
    return owner;
  }

  /**
   * Refuses what reaches somebody: who answers or acts is named by a role, which stays when its
   * bearer goes.
   */
  public static void rejectPerson(Fields fields, String field, String words, String typed) {
    if (typed != null && (typed.contains("@") || TELEPHONE.matcher(typed).find())) {
      fields.reject(
          field,
          words
              + " must be a role or job title, such as Head of Libraries, and no address or telephone number");
    }
  }

  private Frequency frequency(String typed) {
    return TypedText.given(typed).isEmpty()
        ? null
        : fields.oneOf("frequency", typed, Frequency.class, "Choose how often");
  }

  private LocalDate nextUpdate(String typed) {
    if (TypedText.given(typed).isEmpty()) {
      return null;
    }
    var day = fields.date("nextUpdate", typed, "Enter the day of the next update");
    if (day == null || day.equals(before.nextUpdate())) {
      return day;
    }
    if (day.isBefore(today) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
      fields.reject(
          "nextUpdate",
          "Next update must be from today on, within %d years".formatted(YEARS_AHEAD));
    }
    return day;
  }
}
