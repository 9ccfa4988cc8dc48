package throughline.tracker.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What an open page is told.
 *
 * @param day in London; a page of another day speaks of periods that have ended
 * @param rules which rule had come into force last; links of a page of others lead to other lines
 * @param position what exactly was known, for the links of figures
 * @param now when it was read
 * @param last when the last event came in; null when none has
 * @param figures by the key that the page's elements carry
 * @param notes sentences about the figures, by the key that the page's elements carry
 */
public record LiveUpdate(
    LocalDate day,
    long rules,
    String position,
    Instant now,
    Instant last,
    Map<String, Text> figures,
    Map<String, String> notes) {

  /** A figure as readers see it. */
  public record Text(String text) {}
}
