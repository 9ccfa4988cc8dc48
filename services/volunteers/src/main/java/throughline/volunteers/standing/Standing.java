package throughline.volunteers.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;

/**
 * How somebody stands in a role on a day.
 *
 * @param missing why they are not cleared; empty if they are
 * @param due what runs out within {@link #WINDOW} days, the soonest first
 */
public record Standing(
    UUID volunteer, String role, LocalDate day, List<Part> missing, List<Part> due) {

  /** How many days before it runs out something is to be renewed. */
  public static final int WINDOW = 60;

  /** Who is cleared or due for a renewal may serve. */
  public enum State {
    CLEAR("Cleared"),
    RENEWAL_DUE("Renewal due"),
    NOT_CLEARED("Not cleared");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One thing that the role asks for.
   *
   * @param name of a training; else null
   * @param lastDay the last on which it counted or will; null if it never did
   */
  public record Part(Item item, String name, LocalDate lastDay) {
    /** "Safeguarding training ran out after 1 May 2026". */
    public String missingWords() {
      var what = what();
      return switch (item) {
        case AGE -> "The role is not for this age";
        case BIRTH_DATE -> "The date of birth is not known";
        case CONSENT -> "A parent or guardian has not agreed to this role as it is now";
        default ->
            lastDay == null
                ? what + " is missing"
                : "%s ran out after %s".formatted(what, London.date(lastDay));
      };
    }

    /** "Safeguarding training, until 1 May 2027". */
    public String dueWords() {
      return "%s, until %s".formatted(what(), London.date(lastDay));
    }

    private String what() {
      return switch (item) {
        case REFERENCE -> "A reference";
        case TRAINING -> name + " training";
        case DBS -> "A DBS check that serves this role";
        case CONSENT -> "A guardian’s consent";
        default -> "The age";
      };
    }
  }

  public State state() {
    if (!missing.isEmpty()) {
      return State.NOT_CLEARED;
    }
    return due.isEmpty() ? State.CLEAR : State.RENEWAL_DUE;
  }

  public boolean mayServe() {
    return missing.isEmpty();
  }

  /** Why not, in sentences; empty if they may serve. */
  public String whyNot() {
    return missing.stream().map(Part::missingWords).collect(Collectors.joining(". "));
  }
}
