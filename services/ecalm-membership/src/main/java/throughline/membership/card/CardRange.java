package throughline.membership.card;

import throughline.platform.core.input.Fields;

/**
 * Cards that follow each other, as they lie in a box.
 *
 * @param first the place of the first in the stock
 * @param last the place of the last, which belongs to it
 */
record CardRange(long first, long last) {
  /** More than a box holds: a wrong digit must not swallow the stock of the county. */
  private static final int MOST = 10_000;

  /** The range from the numbers of its first and last card; null if wrong. */
  static CardRange read(
      ParseCardNumber reader, Fields fields, String typedFirst, String typedLast) {
    var first = reader.read(fields, "firstCard", typedFirst);
    var last = reader.read(fields, "lastCard", typedLast);
    if (first == null || last == null) {
      return null;
    }
    var range = new CardRange(first.place(), last.place());
    if (range.last < range.first) {
      fields.reject("lastCard", "The last card comes before the first. Change them over");
    } else if (range.size() > MOST) {
      fields.reject(
          "lastCard",
          "These are %,d cards, more than a box holds. Compare both numbers with the box"
              .formatted(range.size()));
    }
    return range;
  }

  long size() {
    return last - first + 1;
  }
}
