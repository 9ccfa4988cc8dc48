package throughline.tracker.plan.ownership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Frequency;

/** Who answers for something of the plan, as typed. */
public record OwnershipRequest(
    String owner, String frequency, String nextUpdate, String baselineNote) {

  private static final Pattern TELEPHONE = Pattern.compile("(\\d[ -]?){6,}");
  private static final int LONGEST_OWNER = 100;
  private static final int LONGEST_NOTE = 500;
  private static final int YEARS_AHEAD = 5;

  public static OwnershipRequest of(Form form) {
    return new OwnershipRequest(
        form.text("owner"),
        form.text("frequency"),
        form.date("nextUpdate"),
        form.text("baselineNote"));
  }

  public static Map<String, String> startingWith(Ownership before, LocalDate today) {
    var typed = new HashMap<String, String>();
    typed.put("owner", before.owner());
    typed.put("baselineNote", before.baselineNote());
    if (before.frequency() != null) {
      typed.put("frequency", before.frequency().name());
    }
    if (before.nextUpdate() != null && !before.nextUpdate().isBefore(today)) {
      putDate(typed, "nextUpdate", before.nextUpdate());
    }
    return typed;
  }

  /** Whoever reports says when there is news again; the rest is a lead's to change. */
  public OwnershipRequest keeping(Ownership before) {
    return new OwnershipRequest(
        before.owner(),
        before.frequency() == null ? null : before.frequency().name(),
        nextUpdate,
        before.baselineNote());
  }

  /** What was typed; what is wrong is said by the field. A day that has passed may only stay. */
  public Ownership read(Fields fields, Ownership before, LocalDate today) {
    fields
        .called("nextUpdate", "Next update")
        .called("frequency", "Frequency")
        .called("baselineNote", "Baseline");
    var role = fields.optionalText("owner", owner, LONGEST_OWNER).orElse("");
    rejectPerson(fields, "owner", "Owner", role);
    var often =
        TypedText.given(frequency).isEmpty()
            ? null
            : fields.oneOf("frequency", frequency, Frequency.class, "Choose how often");
    return new Ownership(
        role,
        often,
        readNextUpdate(fields, before, today),
        fields.optionalText("baselineNote", baselineNote, LONGEST_NOTE).orElse(""));
  }

  private LocalDate readNextUpdate(Fields fields, Ownership before, LocalDate today) {
    if (TypedText.given(nextUpdate).isEmpty()) {
      return null;
    }
    var day = fields.date("nextUpdate", nextUpdate, "Enter the day of the next update");
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

  /** Who answers or acts is named by a role, which stays when its bearer goes. */
  public static void rejectPerson(Fields fields, String field, String words, String typed) {
    if (typed != null && (typed.contains("@") || TELEPHONE.matcher(typed).find())) {
      fields.reject(
          field,
          words
              + " must be a role or job title, such as Head of Libraries, and no address or telephone number");
    }
  }

  /** The three fields that a form has for a date. */
  public static void putDate(Map<String, String> typed, String field, LocalDate day) {
    typed.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    typed.put(field + "-month", String.valueOf(day.getMonthValue()));
    typed.put(field + "-year", String.valueOf(day.getYear()));
  }
}
