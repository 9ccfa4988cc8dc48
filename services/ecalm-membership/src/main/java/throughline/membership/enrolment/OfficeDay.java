package throughline.membership.enrolment;

/**
 * An office as whoever looks after several sees it first.
 *
 * @param comingBack families whose offer was put off
 * @param stockIsKept whether its cards are recorded
 */
record OfficeDay(
    String officeName,
    long enrolledToday,
    long comingBack,
    long neverAsked,
    long cardsLeft,
    boolean stockIsKept,
    boolean stockIsLow) {}
