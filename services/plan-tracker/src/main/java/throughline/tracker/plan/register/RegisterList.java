package throughline.tracker.plan.register;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What is missing in the register, each kind a list of its own, and all of it. */
public enum RegisterList {
  OVERDUE(
      "overdue",
      "Overdue",
      "There should have been news by a day that has passed. A figure that is reported by hand is due 28 days after its period.",
      "Nothing is overdue.",
      Register::overdue),
  NO_OWNER(
      "no-owner",
      "Without an owner",
      "An owner is a role, such as Head of Libraries, who answers for it.",
      "Everything has an owner.",
      Register::withoutOwner),
  NO_STATE(
      "no-state",
      "Without a state",
      "A milestone has one as soon as somebody reports on it; a measure as soon as it has a figure and a target, or, where no"
          + " figure can judge it, as its owner does.",
      "Everything has a state.",
      Register::withoutState),
  ALL(
      "all",
      "All measures and milestones",
      "Everything that the plan aims for, with who answers for it, how it stands and how often there is news.",
      "There is nothing in the plan.",
      Register::lines);

  private final String path;
  private final String title;
  private final String words;
  private final String none;
  private final Function<Register, List<RegisterLine>> lines;

  RegisterList(
      String path,
      String title,
      String words,
      String none,
      Function<Register, List<RegisterLine>> lines) {
    this.path = path;
    this.title = title;
    this.words = words;
    this.none = none;
    this.lines = lines;
  }

  static RegisterList at(String path, Register register) {
    return Arrays.stream(values())
        .filter(list -> list.path.equals(path))
        .findFirst()
        .or(() -> Arrays.stream(values()).filter(list -> !list.of(register).isEmpty()).findFirst())
        .orElse(ALL);
  }

  public List<RegisterLine> of(Register register) {
    return lines.apply(register);
  }

  public String query() {
    return "list=" + path;
  }

  public String title() {
    return title;
  }

  public String words() {
    return words;
  }

  public String none() {
    return none;
  }

  public boolean isOfState() {
    return this == NO_STATE;
  }
}
