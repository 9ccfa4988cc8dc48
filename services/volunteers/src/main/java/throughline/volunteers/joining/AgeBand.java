package throughline.volunteers.joining;

/** How old an applicant says to be, where no role needs the date of birth. */
enum AgeBand {
  UNDER_14(0, 13, "Under 14"),
  FROM_14(14, 15, "14 or 15"),
  FROM_16(16, 17, "16 or 17"),
  FROM_18(18, 24, "18 to 24"),
  FROM_25(25, 64, "25 to 64"),
  FROM_65(65, 120, "65 or over");

  private final int from;
  private final int to;
  private final String words;

  AgeBand(int from, int to, String words) {
    this.from = from;
    this.to = to;
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether nobody of this band is of the age that a role asks for. */
  boolean isOutside(int youngest, Integer oldest) {
    return to < youngest || oldest != null && from > oldest;
  }
}
