package throughline.membership.card;

/**
 * Cards that follow each other, as people compare them with a box.
 *
 * @param count how many there are
 */
record CardsInBox(String officeName, String first, String last, long count) {}
