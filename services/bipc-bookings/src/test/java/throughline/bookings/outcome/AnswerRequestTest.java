package throughline.bookings.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.bookings.outcome.Answer.Evidence;
import throughline.bookings.outcome.Answer.Grown;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;

/** What can be said of what came of it, and how well it is known. */
class AnswerRequestTest {

  @Test
  void whateverIsWrongIsNamedAtOnce() {
    var nothing = new AnswerRequest(null, " ", "", null, "", null);

    assertEquals(List.of("started", "grown", "jobs", "stillTrading"), wrong(nothing));
    assertEquals(
        List.of("companyNumber", "jobs"),
        wrong(new AnswerRequest("TRADING", "12", "NO", "-1", "YES", null)));
  }

  @Test
  void whoeverHasNotStartedSaysNothingElse() {
    var answer = new AnswerRequest("NOT_YET", "rubbish", null, null, null, null).read(false);

    assertEquals(0, answer.jobsTenths());
    assertEquals(Grown.NO, answer.grown());
    assertNull(answer.stillTrading());
    assertNull(answer.companyNumber());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 20", "1.5, 15", "'0,5', 5", "999.9, 9999"})
  void jobsAreKeptInTenths(String typed, int tenths) {
    assertEquals(tenths, trading(null, typed, null).read(false).jobsTenths());
  }

  @ParameterizedTest
  @CsvSource({"1000", "1.55", "two", "1e3", ".5"})
  void whatIsNoNumberOfJobsIsRefused(String typed) {
    assertEquals(List.of("jobs"), wrong(trading(null, typed, null)));
  }

  @ParameterizedTest
  @CsvSource({"01234567, 01234567", "sc 123456, SC123456"})
  void aCompanyNumberIsCheckedForItsFormOnly(String typed, String kept) {
    assertEquals(kept, trading(typed, "0", null).read(false).companyNumber());
  }

  @Test
  void theEvidenceIsWhatStandsBehindItAndOnlyStaffHaveSeenAnything() {
    assertEquals(Evidence.SELF_REPORTED, trading(null, "0", null).read(true).evidence());
    assertEquals(Evidence.COMPANIES_HOUSE, trading("01234567", "0", null).read(true).evidence());
    assertEquals(Evidence.SEEN_BY_STAFF, trading("01234567", "0", "YES").read(true).evidence());
    assertEquals(Evidence.SELF_REPORTED, trading(null, "0", "YES").read(false).evidence());
  }

  private static AnswerRequest trading(String number, String jobs, String seen) {
    return new AnswerRequest("TRADING", number, "NO", jobs, "YES", seen);
  }

  private static List<String> wrong(AnswerRequest request) {
    return assertThrows(InvalidInput.class, () -> request.read(false)).errors().stream()
        .map(FieldError::field)
        .toList();
  }
}
