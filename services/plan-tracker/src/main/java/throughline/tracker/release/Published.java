package throughline.tracker.release;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Rows of what the public may see, as schema {@code published} has them. */
public final class Published {

  /** The place of what is of the whole county. */
  public static final String COUNTY = "COUNTY";

  /** The place of what names none. */
  public static final String NOT_STATED = "NOT-STATED";

  private Published() {}

  public record Announcement(
      int releaseNumber, String title, LocalDate coversTo, LocalDate dueOn, Instant announcedAt) {}

  public record Release(
      int releaseId,
      int releaseNumber,
      int version,
      Integer previousId,
      Instant publishedAt,
      LocalDate coversTo,
      LocalDate knownOn,
      String notes,
      String policy,
      String correctionReason,
      boolean isDemonstration,
      String digest) {}

  public record Priority(
      String priority,
      int position,
      String number,
      String title,
      String theme,
      String themeTitle) {}

  public record Place(String place, int position, String name, String kind, String district) {}

  public record Measure(
      String measure,
      int position,
      String title,
      String definition,
      String kind,
      String unit,
      String polarity,
      List<String> priorities,
      List<String> outcomes,
      String numerator,
      String denominator,
      boolean partsAddUp,
      int ruleVersion,
      String quality) {

    public Measure {
      priorities = List.copyOf(priorities);
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * One number, or the reason for none.
   *
   * @param value in the measure's unit, rounded; null where a mark says why
   * @param marks letters of the Analysis Function's shorthand: c, x or z without a value, p and r
   *     with one
   */
  public record Cell(
      String measure,
      String place,
      String breakdown,
      String breakdownGroup,
      LocalDate fromOn,
      LocalDate lastOn,
      String span,
      String period,
      boolean isSoFar,
      BigDecimal value,
      BigDecimal numerator,
      BigDecimal denominator,
      List<String> marks,
      String observationStatus) {

    public Cell {
      marks = List.copyOf(marks);
    }

    Cell revised() {
      var with = Stream.concat(marks.stream(), Stream.of("r")).toList();
      return with(measure, value, numerator, denominator, with, observationStatus);
    }

    /** Of the same place and days without a value. */
    Cell without(String of, String mark, String status) {
      return with(of, null, null, null, List.of(mark), status);
    }

    Cell with(
        String of,
        BigDecimal told,
        BigDecimal part,
        BigDecimal whole,
        List<String> with,
        String status) {
      return new Cell(
          of,
          place,
          breakdown,
          breakdownGroup,
          fromOn,
          lastOn,
          span,
          period,
          isSoFar,
          told,
          part,
          whole,
          with,
          status);
    }
  }

  /** How a target, a judged outcome or a milestone stands. */
  public record Progress(
      int position,
      String kind,
      String item,
      String priority,
      String title,
      String status,
      String statusWords,
      BigDecimal value,
      BigDecimal expected,
      BigDecimal target,
      LocalDate dueOn,
      String sentence) {}

  /** A cell of which the release before said something else. */
  public record Change(
      String measure,
      String place,
      String breakdown,
      String breakdownGroup,
      LocalDate fromOn,
      LocalDate lastOn,
      BigDecimal valueBefore,
      BigDecimal valueNow) {}

  public record File(String name, String mediaType, String title, String digest, byte[] content) {}
}
