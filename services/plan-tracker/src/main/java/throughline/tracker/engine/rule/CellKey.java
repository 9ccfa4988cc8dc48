package throughline.tracker.engine.rule;

import java.time.LocalDate;

/**
 * What an amount belongs to, within a measure version.
 *
 * @param place a library or district code; empty when the fact states none
 * @param breakdown the values of the measure's breakdowns in their order, joined by |
 * @param subject the random key of the person, for distinct people; else empty
 */
public record CellKey(LocalDate effectiveOn, String place, String breakdown, String subject)
    implements Comparable<CellKey> {

  @Override
  public int compareTo(CellKey other) {
    int byDay = effectiveOn.compareTo(other.effectiveOn);
    if (byDay != 0) {
      return byDay;
    }
    int byPlace = place.compareTo(other.place);
    if (byPlace != 0) {
      return byPlace;
    }
    int byBreakdown = breakdown.compareTo(other.breakdown);
    return byBreakdown != 0 ? byBreakdown : subject.compareTo(other.subject);
  }
}
