package throughline.tracker.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import throughline.tracker.rule.Frequency;

/**
 * What a number of people belongs to.
 *
 * @param span within which a person counts once
 * @param part {@link #ALL}, {@link #PLACES}, or from {@link #FIRST_SPLIT} on the measure's
 *     breakdowns in their order; below 0, and of a year alone, those who count in more than one
 *     quarter, month or place of it
 * @param effectiveOn the day from which on they count, until their span ends
 * @param label the place or the value; empty for all
 */
public record PeopleKey(
    int measureVersionId,
    Frequency span,
    int part,
    LocalDate effectiveOn,
    String label,
    LocalDate knownOn) {

  public static final int ALL = 0;
  public static final int PLACES = 1;
  public static final int FIRST_SPLIT = 2;
  public static final int SEVERAL_QUARTERS = -1;
  public static final int SEVERAL_MONTHS = -2;
  public static final int SEVERAL_PLACES = -3;

  static final Comparator<PeopleKey> ORDER =
      Comparator.comparingInt(PeopleKey::measureVersionId)
          .thenComparing(PeopleKey::span)
          .thenComparingInt(PeopleKey::part)
          .thenComparing(PeopleKey::effectiveOn)
          .thenComparing(PeopleKey::label)
          .thenComparing(PeopleKey::knownOn);
}
