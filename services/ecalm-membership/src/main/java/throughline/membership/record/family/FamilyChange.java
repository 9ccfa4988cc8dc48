package throughline.membership.record.family;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** What a guardian can do about one child, and an adult about themself, by the link in a mail. */
enum FamilyChange {
  NAME("Tell us the name", "Save the name"),
  PREFERENCES("Choose what to be told", "Save"),
  WITHDRAW("Withdraw from the library", "Withdraw"),
  RESUME("Come back to the library", "Come back"),
  DISAGREE("Tell us that the people responsible disagree", "Tell the library");

  static final int DAYS_TO_RESUME = 30;

  private final String label;
  private final String button;

  FamilyChange(String label, String button) {
    this.label = label;
    this.button = button;
  }

  private boolean isFor(FamilyChild child, LocalDate today) {
    var withdrawn = child.withdrawnOn();
    return switch (this) {
      case NAME -> child.notNamedYet() && withdrawn == null;
      case PREFERENCES -> withdrawn == null && !child.isReader();
      case WITHDRAW -> withdrawn == null;
      case RESUME -> withdrawn != null && !withdrawn.plusDays(DAYS_TO_RESUME).isBefore(today);
      case DISAGREE -> !child.isReader();
    };
  }

  public String label() {
    return label;
  }

  public String button() {
    return button;
  }

  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FamilyChange at(String path) {
    return Arrays.stream(values())
        .filter(change -> change.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new NotFound("page at this address"));
  }

  static List<FamilyChange> possible(FamilyChild child, LocalDate today) {
    return child.mayManage() && !child.held()
        ? Arrays.stream(values()).filter(change -> change.isFor(child, today)).toList()
        : List.of();
  }

  void require(FamilyChild child, LocalDate today) {
    if (!possible(child, today).contains(this)) {
      throw notNow();
    }
  }

  static Conflict notNow() {
    return new Conflict(
        "not-possible-now",
        "This cannot be done by the link in a mail now. Ask the staff of your library");
  }
}
