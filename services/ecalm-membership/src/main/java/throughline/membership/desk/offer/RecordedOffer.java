package throughline.membership.desk.offer;

import java.util.Arrays;

/**
 * An offer that has just been counted, as a link of the start page says it; one that was garbled is
 * none.
 */
public record RecordedOffer(String outcome, String inWords, String office) {
  /** Null if it is none. */
  public static RecordedOffer of(String outcome, String office) {
    return Arrays.stream(OfferOutcome.values())
        .filter(each -> each.name().equals(outcome) && each != OfferOutcome.DEFERRED)
        .map(each -> new RecordedOffer(each.name(), each.inWords(), office == null ? "" : office))
        .findFirst()
        .orElse(null);
  }
}
