package throughline.membership.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupTest {

  @ParameterizedTest
  @CsvSource({
    "2021-11-25, 2026-11-24, UNDER_5",
    "2021-11-24, 2026-11-24, FROM_5_TO_17",
    "2008-11-25, 2026-11-24, FROM_5_TO_17",
    "2008-11-24, 2026-11-24, ADULT",
    "2008-02-29, 2026-02-28, FROM_5_TO_17",
    "2008-02-29, 2026-03-01, ADULT",
  })
  void anAgeGroupBeginsOnABirthday(LocalDate born, LocalDate day, AgeGroup group) {
    assertEquals(group, AgeGroup.on(day, born));
    assertEquals(group == AgeGroup.ADULT, !born.isAfter(AgeGroup.latestBirthOfAdults(day)));
  }
}
