package throughline.membership.member;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old a member is, as far as a desk asks. */
public enum AgeGroup {
  UNDER_5("under 5"),
  FROM_5_TO_17("5 to 17"),
  ADULT("18 or older");

  private static final int OF_AGE = 18;
  private final String inWords;

  AgeGroup(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }

  public static LocalDate latestBirthOfAdults(LocalDate day) {
    return day.minusYears(OF_AGE);
  }

  public static AgeGroup on(LocalDate day, LocalDate dateOfBirth) {
    if (Under5.on(day, dateOfBirth)) {
      return UNDER_5;
    }
    return ChronoUnit.YEARS.between(dateOfBirth, day) < OF_AGE ? FROM_5_TO_17 : ADULT;
  }
}
