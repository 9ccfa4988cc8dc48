package throughline.membership.card;

import java.time.Instant;

/**
 * Cards that went from one office to another.
 *
 * @param from the name of the office that had them
 * @param cards with the name of the office that got them
 */
record HandedOver(Instant at, String from, CardsInBox cards) {}
