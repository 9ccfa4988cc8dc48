package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;

/**
 * One figure and what it is of.
 *
 * @param denominator what the numerator is a share of, also 0; null where it is no share, or nobody
 *     knows
 */
public record Figure(
    Period period, long numerator, Long denominator, Unit unit, Set<FigureFlag> flags) {

  public static final String NOT_AVAILABLE = "[x] not available";

  public static final String PROVISIONAL_MARK = " [p]";

  private static final long HUNDREDTHS = 10_000;
  private static final long TENTHS = 1_000;

  public Figure {
    flags = Set.copyOf(flags);
  }

  public static Figure of(Period period, long value, Unit unit) {
    return new Figure(period, value, null, unit, soFar(period));
  }

  public static Figure none(Period period, Unit unit) {
    var flags = new HashSet<>(soFar(period));
    flags.add(FigureFlag.NO_DATA);
    return new Figure(period, 0, null, unit, flags);
  }

  public Figure beforeSource() {
    return silence(FigureFlag.BEFORE_SOURCE);
  }

  /** Nobody has told of anything since: what was counted until then is none of later. */
  Figure afterSource() {
    return silence(FigureFlag.AFTER_SOURCE);
  }

  private Figure silence(FigureFlag why) {
    var known = new HashSet<>(flags);
    known.add(FigureFlag.NO_DATA);
    known.add(why);
    return new Figure(period, numerator, denominator, unit, known);
  }

  public static Figure share(Figure part, Figure whole) {
    if (part.isShare()) {
      return compared(part, whole);
    }
    var flags = new HashSet<>(part.flags);
    if (!whole.hasValue() || whole.value() <= 0) {
      flags.add(FigureFlag.NO_DENOMINATOR);
    } else if (part.value() > whole.value()) {
      flags.add(FigureFlag.OVER_WHOLE);
    }
    return new Figure(
        part.period, part.value(), whole.hasValue() ? whole.value() : null, Unit.PERCENT, flags);
  }

  /** One share as a percentage of another: 100% where they are alike. */
  private static Figure compared(Figure part, Figure whole) {
    if (!part.hasValue()) {
      return none(part.period, Unit.PERCENT);
    }
    var flags = new HashSet<>(part.flags);
    flags.remove(FigureFlag.OVER_WHOLE);
    flags.add(FigureFlag.COMPARED);
    if (!whole.hasValue() || whole.value() <= 0) {
      flags.add(FigureFlag.NO_DENOMINATOR);
    }
    return new Figure(
        part.period, part.value(), whole.hasValue() ? whole.value() : null, Unit.PERCENT, flags);
  }

  private static Set<FigureFlag> soFar(Period period) {
    return period.isSoFar() ? Set.of(FigureFlag.SO_FAR) : Set.of();
  }

  /** What it was before so much was added to what was counted; there is a value then. */
  public Figure without(long amount) {
    if (amount == 0) {
      return this;
    }
    var known = new HashSet<>(flags);
    known.removeAll(Set.of(FigureFlag.NO_DATA, FigureFlag.BEFORE_SOURCE, FigureFlag.AFTER_SOURCE));
    return new Figure(period, numerator - amount, denominator, unit, known);
  }

  /**
   * In the measure's unit, a share in hundredths of a percent. If there is none it is 0, or what
   * was counted until its source fell silent, so that it opens into its facts.
   */
  public long value() {
    return denominator == null || flags.contains(FigureFlag.NO_DENOMINATOR)
        ? numerator
        : FigureText.rounded(numerator, denominator, HUNDREDTHS);
  }

  /** A share in tenths of a percent, as it is shown: rounded once, from what it is made of. */
  public long tenths() {
    return FigureText.rounded(numerator, denominator, TENTHS);
  }

  public boolean isReported() {
    return !flags.contains(FigureFlag.NO_DATA);
  }

  /** Whether there is a value: silence is none, and no 0. */
  public boolean hasValue() {
    return !flags.contains(FigureFlag.NO_DATA) && !flags.contains(FigureFlag.NO_DENOMINATOR);
  }

  public String whyNone() {
    if (hasValue()) {
      return "";
    }
    if (isAfterSource()) {
      return "Nothing has been heard of its source since, which is not 0.";
    }
    if (isBeforeSource()) {
      return "Nothing had been heard of its source by then, which is not 0.";
    }
    if (!isReported()) {
      return "Nobody has reported it.";
    }
    return denominator == null
        ? "What it is a share of is not known."
        : "Nothing of what it is a share of was counted.";
  }

  public Figure marked(MeasureVersion version, LocalDate knownAt) {
    if (!hasValue() || !isOpen(version.opensFor(), period, knownAt)) {
      return this;
    }
    return provisional();
  }

  Figure provisional() {
    var known = new HashSet<>(flags);
    known.add(FigureFlag.PROVISIONAL);
    return new Figure(period, numerator, denominator, unit, known);
  }

  /** Whether facts of the period could still come to count when the day was over. */
  public static boolean isOpen(int days, Period period, LocalDate day) {
    return days > 0 && day.isBefore(period.lastDay().plusDays(days));
  }

  /** As readers see it: "1,234", "12 h 30 min", "61% (3,050 of 5,000)" or "12 [p]". */
  public String text() {
    return isProvisional() ? unmarked() + PROVISIONAL_MARK : unmarked();
  }

  /** Whether it says the same: that it is provisional no more is no change of it. */
  public boolean isSame(Figure other) {
    return unmarked().equals(other.unmarked());
  }

  /**
   * The same of one that was kept as it read; a share of nothing was kept as one of an unknown
   * number, too.
   */
  public boolean isSame(String text) {
    var kept = text.replace(PROVISIONAL_MARK, "");
    return unmarked().equals(kept)
        || !isShare() && FigureText.exact(value(), unit).equals(kept)
        || flags.contains(FigureFlag.NO_DENOMINATOR) && ofUnknown().equals(kept);
  }

  public static boolean isMarked(String text) {
    return text.endsWith(PROVISIONAL_MARK);
  }

  private String unmarked() {
    if (isAfterSource()) {
      return NOT_AVAILABLE;
    }
    if (flags.contains(FigureFlag.NO_DATA)) {
      return isBeforeSource() && !isSoFar() ? "No data" : "No data yet";
    }
    if (flags.contains(FigureFlag.NO_DENOMINATOR)) {
      return denominator == null ? ofUnknown() : share("None");
    }
    return denominator == null
        ? FigureText.of(value(), unit)
        : share(FigureText.share(numerator, denominator));
  }

  private String share(String words) {
    return "%s (%s %s %s)"
        .formatted(words, part(numerator), isCompared() ? "beside" : "of", part(denominator));
  }

  private String ofUnknown() {
    return isCompared()
        ? "Not known (%s beside an unknown share)".formatted(part(numerator))
        : "Not known (%s of an unknown number)".formatted(part(numerator));
  }

  private String part(long number) {
    return FigureText.of(number, isCompared() ? Unit.PERCENT : Unit.NUMBER);
  }

  private boolean isCompared() {
    return flags.contains(FigureFlag.COMPARED);
  }

  public boolean isShare() {
    return denominator != null || flags.contains(FigureFlag.NO_DENOMINATOR);
  }

  /** Whether more was counted than there is: people move, and the whole is of another day. */
  public boolean isOverWhole() {
    return flags.contains(FigureFlag.OVER_WHOLE);
  }

  public boolean isBeforeSource() {
    return flags.contains(FigureFlag.BEFORE_SOURCE);
  }

  public boolean isAfterSource() {
    return flags.contains(FigureFlag.AFTER_SOURCE);
  }

  public boolean isProvisional() {
    return flags.contains(FigureFlag.PROVISIONAL);
  }

  public boolean isSoFar() {
    return flags.contains(FigureFlag.SO_FAR);
  }

  /** What a reader has to know of a figure. */
  public enum FigureFlag {
    SO_FAR,
    PROVISIONAL,
    NO_DATA,
    BEFORE_SOURCE,
    AFTER_SOURCE,
    /** Nobody knows what it is a share of, or that is nothing. */
    NO_DENOMINATOR,
    OVER_WHOLE,
    /** Both parts are shares themselves, in hundredths of a percent. */
    COMPARED
  }
}
