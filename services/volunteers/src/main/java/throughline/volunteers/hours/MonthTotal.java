package throughline.volunteers.hours;

import java.time.YearMonth;

/**
 * Minutes of a month of the clock in London.
 *
 * @param begun whether an entry begins in it, and not only ends
 */
record MonthTotal(YearMonth month, int approvedMinutes, int waitingMinutes, boolean begun) {}
