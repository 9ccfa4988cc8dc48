package throughline.tracker.engine.ledger;

/** The parts of a measure of which sums and numbers of people are kept, each by its labels. */
public final class CellPart {

  public static final int ALL = 0;
  public static final int PLACES = 1;

  /** From here on the measure's breakdowns, in their order. */
  public static final int FIRST_SPLIT = 2;

  /** Of a year's people alone: those who count in more than one quarter, month or place of it. */
  public static final int SEVERAL_QUARTERS = -1;

  public static final int SEVERAL_MONTHS = -2;
  public static final int SEVERAL_PLACES = -3;

  /** Of a year's people alone: those of each place, added up. */
  public static final int PLACES_TOGETHER = -4;

  /**
   * To be joined to rows of {@code measure_version_id}, {@code place} and {@code breakdown}: each
   * {@code part} of the measure that the row belongs to, and its {@code label} there.
   */
  public static final String OF_EACH =
      """
      JOIN measure_version USING (measure_version_id)
      CROSS JOIN LATERAL (
        VALUES (<all>, ''), (<places>, place)
         UNION ALL
        SELECT <first> - 1 + position, label
          FROM unnest(string_to_array(breakdown || '|', '|')) WITH ORDINALITY AS split (label, position)
         WHERE position <= jsonb_array_length(rule -> 'breakdowns')) AS each (part, label)
      """
          .replace("<all>", String.valueOf(ALL))
          .replace("<places>", String.valueOf(PLACES))
          .replace("<first>", String.valueOf(FIRST_SPLIT));

  private CellPart() {}
}
