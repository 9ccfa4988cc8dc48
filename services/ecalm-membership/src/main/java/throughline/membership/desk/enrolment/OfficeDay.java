package throughline.membership.desk.enrolment;

import throughline.membership.desk.offline.OnDevices;

/**
 * An office as whoever looks after several sees it first.
 *
 * @param comingBack families whose offer was put off
 * @param onDevices what its devices said that waits on them; null if nothing does
 * @param stockIsKept whether its cards are recorded
 */
record OfficeDay(
    String officeName,
    long enrolledToday,
    long comingBack,
    long neverAsked,
    long cardsLeft,
    OnDevices onDevices,
    boolean stockIsKept,
    boolean stockIsLow) {}
