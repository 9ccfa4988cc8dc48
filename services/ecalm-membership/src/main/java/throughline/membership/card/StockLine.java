package throughline.membership.card;

/**
 * The cards of one office.
 *
 * @param received how many it was sent
 * @param given how many of these children have or had
 * @param writtenOff how many nobody will be given
 * @param handedOver how many went on to other offices
 * @param reorderLevel at how few it orders more
 */
public record StockLine(
    String office,
    String officeName,
    long received,
    long given,
    long writtenOff,
    long handedOver,
    long reorderLevel) {
  public long left() {
    return received - given - writtenOff - handedOver;
  }

  public boolean isLow() {
    return received > 0 && left() <= reorderLevel;
  }
}
