package throughline.tracker.figure.change;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/**
 * How one figure came from what it was known to be to what it is known to be. The amounts of the
 * classes add up to exactly the difference; a figure that is not known counts as nothing.
 *
 * @param classes those that have something, in their order
 */
public record MeasureChange(
    MeasureVersion version,
    MeasureVersion versionBefore,
    Figure before,
    Figure after,
    List<ClassChange> classes) {

  public MeasureChange {
    classes = List.copyOf(classes);
  }

  public Measure measure() {
    return version.measure();
  }

  public Period period() {
    return after.period();
  }

  public String title() {
    return FigureSource.of(version).title(period());
  }

  public String covers() {
    return FigureSource.of(version).words(period());
  }

  public boolean isChange() {
    return !classes.isEmpty() || !before.isSame(after);
  }

  boolean isOfNothing() {
    return classes.isEmpty() && before.value() == 0 && after.value() == 0;
  }

  /** Whether more came to count and nothing that had counted is otherwise now. */
  public boolean isOnlyMore() {
    return before.hasValue()
        && classes.stream()
            .map(ClassChange::kind)
            .allMatch(kind -> kind == ChangeClass.NEW || kind == ChangeClass.LATE);
  }

  public long difference() {
    return classes.stream().mapToLong(ClassChange::amount).sum();
  }

  public String beforeText() {
    return text(before);
  }

  public String afterText() {
    return text(after);
  }

  /** Without what was counted for it nobody sees what the classes add up from and to. */
  private static String text(Figure figure) {
    return isCounted(figure)
        ? "%s (%s counted)".formatted(figure.text(), FigureText.of(figure.value(), figure.unit()))
        : exactly(figure);
  }

  /** With its minutes, since what moved it is said with them. */
  private static String exactly(Figure figure) {
    return figure.unit() == Unit.MINUTES && figure.hasValue()
        ? FigureText.exact(figure.value(), figure.unit())
            + (figure.isProvisional() ? Figure.PROVISIONAL_MARK : "")
        : figure.text();
  }

  static boolean isCounted(Figure figure) {
    return figure.isAfterSource() && !figure.isShare() && figure.value() != 0;
  }

  public String differenceText() {
    return ChangeWords.signed(difference(), measure().unit());
  }

  public String text(ClassChange change) {
    return ChangeWords.signed(change.amount(), measure().unit());
  }

  /** Whether it counts people, of whom each counts once. */
  public boolean ofPeople() {
    return FigureSource.of(version).countsPeople();
  }

  public boolean isShare() {
    return version.isShare();
  }

  public String inWords() {
    return classes.stream()
        .map(each -> each.kind().words().toLowerCase(Locale.UK) + " " + text(each))
        .collect(Collectors.joining(", "));
  }
}
