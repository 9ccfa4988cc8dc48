package throughline.tracker.figure.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.figure.FigureText;

/**
 * What was revised, as a note that writes itself.
 *
 * @param summary how many figures: "Since 2026/27 Q1 was signed off on 12 July 2026, 2 of its 26
 *     figures were revised."
 * @param revised a sentence for each of them
 * @param expected a sentence for each that moved as was to be expected
 */
public record RevisionNote(String summary, List<String> revised, List<String> expected) {

  private static final String EXPECTED = "Provisional then, and moved as expected:";

  /** Of what nobody has signed off. */
  public static final RevisionNote NONE = new RevisionNote("", List.of(), List.of());

  public static RevisionNote of(
      String since, List<MeasureChange> changes, Set<String> provisional) {
    var moved =
        changes.stream()
            .filter(MeasureChange::isChange)
            .collect(
                Collectors.partitioningBy(
                    each -> provisional.contains(each.measure().id()) && each.isOnlyMore()));
    var revised = sentences(moved.get(false));
    return new RevisionNote(
        summary(since, revised.size(), changes.size()), revised, sentences(moved.get(true)));
  }

  private static String summary(String since, int revised, int all) {
    return revised == 0
        ? since + ", nothing was revised."
        : "%s, %d of %d figures %s revised."
            .formatted(since, revised, all, revised == 1 ? "was" : "were");
  }

  private static List<String> sentences(List<MeasureChange> changes) {
    return changes.stream().map(RevisionNote::sentence).toList();
  }

  public String beforeExpected() {
    return EXPECTED;
  }

  public String text() {
    var parts = new ArrayList<String>();
    parts.add(summary);
    parts.addAll(revised);
    if (!expected.isEmpty()) {
      parts.add(EXPECTED);
      parts.addAll(expected);
    }
    return String.join(" ", parts);
  }

  /** "Volunteer hours: 10 h to 11 h 1 min, up 1 h 1 min, as 1 late entry came." */
  static String sentence(MeasureChange change) {
    return "%s: %s%s."
        .formatted(FieldWords.first(change.measure().title()), moved(change), why(change));
  }

  private static String moved(MeasureChange change) {
    var before = change.beforeText();
    var after = change.afterText();
    if (!change.before().hasValue()) {
      return "not known then, now " + after;
    }
    if (!change.after().hasValue()) {
      return before + ", not known now";
    }
    return change.difference() == 0
        ? after + " as before"
        : "%s to %s, %s".formatted(before, after, upOrDown(change.difference(), change));
  }

  private static String upOrDown(long amount, MeasureChange change) {
    return (amount < 0 ? "down " : "up ") + ChangeWords.rounded(amount, change.measure().unit());
  }

  private static String why(MeasureChange change) {
    var classes = change.classes();
    if (classes.isEmpty()) {
      return "";
    }
    return classes.size() == 1
        ? ", as " + what(change, classes.get(0))
        : ": "
            + classes.stream()
                .map(each -> "%s, %s".formatted(what(change, each), amount(change, each)))
                .collect(Collectors.joining("; "));
  }

  private static String amount(MeasureChange change, ClassChange each) {
    return each.amount() == 0 ? "no difference" : upOrDown(each.amount(), change);
  }

  private static String what(MeasureChange change, ClassChange each) {
    var one = change.ofPeople() ? " person" : " entry";
    var many = change.ofPeople() ? " people" : " entries";
    var number = FigureText.count(each.entries());
    var of = each.entries() == 1 ? one : many;
    var was = each.entries() == 1 ? " was " : " were ";
    return switch (each.kind()) {
      case NEW -> number + " more" + (change.isShare() ? "" : of) + " came";
      case LATE -> number + " more" + (change.isShare() ? "" : of) + " came late";
      case CORRECTED -> number + of + was + "corrected";
      case WITHDRAWN -> number + of + was + "withdrawn";
      case EXCLUDED -> "a strategy lead decided on " + number + of;
      case DENOMINATOR -> "the estimate was revised";
      case SHARES -> "the other share moved";
      case WHOLE -> "there are more or fewer in all";
      case DEFINITION -> "the definition changed";
    };
  }
}
