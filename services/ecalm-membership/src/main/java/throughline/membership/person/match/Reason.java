package throughline.membership.person.match;

/** Why two records may be of one child, or what speaks against it. None of them tells a value. */
public enum Reason {
  SAME_NAMES("The names are the same"),
  NAMES_IN_OTHER_ORDER("The same names stand in another order"),
  MORE_GIVEN_NAMES("One has more given names than the other"),
  GIVEN_NAMES_ALIKE("The given names differ by one letter"),
  SAME_GIVEN_NAMES("The given names are the same"),
  FAMILY_NAMES_ALIKE("The family names are alike"),
  OTHER_FAMILY_NAME("The family names are different"),
  SAME_DATE("The date of birth is the same"),
  DATES_ARE_NEAR("The dates of birth are one or two days apart"),
  DAY_AND_MONTH_SWAPPED("The dates of birth are the same with day and month swapped"),
  DATE_DIFFERS_BY_A_SLIP("The dates of birth differ in the month alone, or by one year"),
  SAME_CONTACT("A guardian has the same e-mail address or phone number"),
  SAME_GUARDIAN("A guardian has the same name"),
  OTHER_PLACE_IN_BIRTH("The records say another place in the birth");

  private final String inWords;

  Reason(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
