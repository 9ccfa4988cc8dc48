package throughline.tracker.figure.change;

import java.util.List;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/**
 * How one figure came from what it was known to be to what it is known to be. The amounts of the
 * classes add up to exactly the difference; a figure that is not known counts as nothing.
 *
 * @param version as it is reported at the end
 * @param versionBefore as it was reported at the beginning
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

  /** What the figure covers, as a heading: "2026/27 so far". */
  public String title() {
    return FigureSource.of(version).title(period());
  }

  /** What it covers, in a sentence: "in 2026/27 so far". */
  public String covers() {
    return FigureSource.of(version).words(period());
  }

  /** Whether the figure or what makes it is another. */
  public boolean isChange() {
    return !classes.isEmpty() || !before.isSame(after);
  }

  /** Whether nothing counted, counts or moved. */
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

  /** What all classes come to. */
  public long difference() {
    return classes.stream().mapToLong(ClassChange::amount).sum();
  }

  /** What it was, for readers. */
  public String beforeText() {
    return text(before);
  }

  /** What it is, for readers. */
  public String afterText() {
    return text(after);
  }

  /** Without what was counted for it nobody sees what the classes add up from and to. */
  private static String text(Figure figure) {
    return isCounted(figure)
        ? "%s (%s counted)".formatted(figure.text(), FigureText.of(figure.value(), figure.unit()))
        : figure.text();
  }

  /**
   * Whether it is not available, and something was counted for it before its source fell silent.
   */
  static boolean isCounted(Figure figure) {
    return figure.isAfterSource() && !figure.isShare() && figure.value() != 0;
  }

  /** With its sign and unit. */
  public String differenceText() {
    return ChangeWords.signed(difference(), measure().unit());
  }

  /** What a class adds, with its sign and unit. */
  public String text(ClassChange change) {
    return ChangeWords.signed(change.amount(), measure().unit());
  }

  /** Whether it counts people, of whom each counts once. */
  public boolean ofPeople() {
    return FigureSource.of(version).countsPeople();
  }

  /** Whether its facts are those of its two parts. */
  public boolean isShare() {
    return version.isShare();
  }

  /** What happened, in words: "12 late (+3 h), 1 corrected (−1 h)". */
  public String inWords() {
    return ChangeWords.classes(this);
  }
}
