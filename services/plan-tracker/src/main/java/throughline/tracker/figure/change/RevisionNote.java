package throughline.tracker.figure.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
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

  private static final String EXPECTED = "Provisional then, and moved as was to be expected:";

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
        ? since + ", no figure of it was revised."
        : "%s, %d of its %d figures %s revised."
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

  static String sentence(MeasureChange change) {
    var why =
        change.classes().stream()
            .map(each -> words(change, each))
            .collect(Collectors.joining(", "));
    return "%s %s%s."
        .formatted(
            FieldWords.first(change.measure().title()),
            moved(change),
            why.isEmpty() ? "" : ": " + why);
  }

  private static String moved(MeasureChange change) {
    var before = change.before().text();
    var after = change.after().text();
    if (!change.before().hasValue()) {
      return "was not known and is now " + after;
    }
    if (!change.after().hasValue()) {
      return "was %s and is not known now".formatted(before);
    }
    if (change.difference() == 0) {
      return "stayed at " + after;
    }
    return "%s from %s to %s".formatted(change.difference() > 0 ? "rose" : "fell", before, after);
  }

  private static String words(MeasureChange change, ClassChange each) {
    var amount = ChangeWords.amount(each.amount(), change.measure().unit());
    if (change.ofPeople()) {
      return people(each);
    }
    var entries = FigureText.count(each.entries()) + (each.entries() == 1 ? " entry" : " entries");
    return switch (each.kind()) {
      case NEW -> "%s came from %s in time".formatted(amount, entries);
      case LATE -> "%s came late from %s".formatted(amount, entries);
      case CORRECTED -> "corrections of %s %s".formatted(entries, moved(each, amount));
      case WITHDRAWN ->
          "%s %s withdrawn or erased, which %s"
              .formatted(entries, each.entries() == 1 ? "was" : "were", moved(each, amount));
      case EXCLUDED ->
          "what a strategy lead decided on %s %s".formatted(entries, moved(each, amount));
      case DENOMINATOR -> "what it is a share of was revised, which " + moved(each, amount);
      case SHARES -> "one of the two shares moved, which " + moved(each, amount);
      case WHOLE ->
          "more or fewer were counted of what it is a share of, which " + moved(each, amount);
      case DEFINITION -> "the definition changed, which " + moved(each, amount);
    };
  }

  private static String moved(ClassChange each, String amount) {
    if (each.amount() == 0) {
      return "changed nothing in all";
    }
    return (each.amount() > 0 ? "added " : "took away ") + amount;
  }

  private static String people(ClassChange each) {
    var amount =
        each.kind().isOfFacts()
            ? ChangeWords.signed(each.amount(), Unit.PEOPLE)
                + " of "
                + FigureText.count(each.entries())
                + (each.entries() == 1 ? " person" : " people")
            : ChangeWords.signed(each.amount(), Unit.PEOPLE);
    return each.kind().words().toLowerCase(Locale.UK) + " " + amount;
  }
}
