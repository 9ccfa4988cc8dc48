package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.volunteers.hours.HoursEntries.StatusAndTime;

class YearTotalTest {

  @Test
  void aNightOver31MarchCountsInBothYearsAndOnlyApprovedTimeIsApproved() {
    var totals =
        YearTotal.of(
            List.of(
                entry(Status.APPROVED, "2026-03-31T21:30:00Z", "2026-04-01T01:00:00Z"),
                entry(Status.SUBMITTED, "2026-06-01T09:00:00Z", "2026-06-01T09:45:00Z"),
                entry(Status.APPROVED, "2026-06-02T09:00:00Z", "2026-06-02T10:00:00Z")));

    assertEquals(List.of(new YearTotal(2026, 180, 45), new YearTotal(2025, 90, 0)), totals);
    assertEquals("2026 to 2027", totals.get(0).label());
  }

  private static StatusAndTime entry(Status status, String start, String end) {
    return new StatusAndTime(status, new WorkedTime(Instant.parse(start), Instant.parse(end)));
  }
}
