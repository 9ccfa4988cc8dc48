package throughline.tracker.release.disclosure;

/** What may be told of a figure by itself: counts from 1 to 7 are hidden, others rounded to 5. */
public final class DisclosureRule {

  public static final int FEW = 7;
  public static final int BASE = 5;

  /** In paragraphs, for readers. */
  public static final String WORDS =
      """
      Numbers of 1 to 7 people are hidden and marked [c]; 0 is shown. All other numbers are rounded to the nearest 5, each by itself, so parts may not add up to their total. Hours, issues and other amounts are hidden where 1 to 7 people stand behind them.
      Where a hidden number could be worked out from others, further numbers are hidden with [c], also some of 0.
      A number that has changed by fewer than 8 since an earlier release stays as it was, and one that was hidden stays hidden.
      A percentage is worked out from the rounded numbers, and hidden with either of them.""";

  private DisclosureRule() {}

  /** To the nearest 5 units. Only nothing is 0. */
  static long rounded(long amount, long unit) {
    long base = BASE * unit;
    return amount == 0 ? 0 : Math.max(base, (amount + base / 2) / base * base);
  }

  static boolean isFew(CountedTable.Count count) {
    return count.amount() < 0 || count.amount() > 0 && count.people() <= FEW;
  }

  /** Whether a difference is one that has to stay unseen. */
  static boolean isSmall(long difference, long unit) {
    return Math.abs(difference) <= FEW * unit;
  }
}
