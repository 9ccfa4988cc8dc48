package throughline.membership.usage;

import java.time.LocalDate;

/** How long rows are kept, so that one can be corrected; what was counted by them stays. */
final class Kept {

  /** Two financial years and the month in which the second is looked back on. */
  private static final int MONTHS = 25;

  private Kept() {}

  /** The first day of which rows are kept and taken. */
  static LocalDate from(LocalDate today) {
    return today.withDayOfMonth(1).minusMonths(MONTHS);
  }
}
