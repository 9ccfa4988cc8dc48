package throughline.bookings.outcome;

/**
 * What came of somebody's coming, as they say it.
 *
 * @param companyNumber at Companies House; null if none was given
 * @param jobsTenths full-time equivalents in tenths, all since they first came
 * @param stillTrading null for whoever has not started
 */
record Answer(
    Started started,
    String companyNumber,
    Grown grown,
    int jobsTenths,
    Boolean stillTrading,
    Evidence evidence) {
  enum Started {
    TRADING("Yes, and it is trading"),
    REGISTERED("Yes, it is registered and not trading yet"),
    NOT_YET("Not yet"),
    BEFORE("I had it already when I first came");

    private final String words;

    Started(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  enum Grown {
    NO("No"),
    TURNOVER("Yes, its turnover"),
    NEW_MARKET("Yes, it sells in a new market"),
    BOTH("Yes, both");

    private final String words;

    Grown(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What stands behind an answer; nothing is looked up at Companies House. */
  enum Evidence {
    SELF_REPORTED("Self-reported"),
    COMPANIES_HOUSE("Companies House number given"),
    SEEN_BY_STAFF("Seen by staff");

    private final String words;

    Evidence(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
