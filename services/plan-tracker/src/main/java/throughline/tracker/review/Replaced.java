package throughline.tracker.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signature that is no longer the last word, since somebody found that something is wrong.
 *
 * @param number from 1, as an address names it
 * @param checked the check of the data that it was given after
 * @param at when it was reopened
 * @param by whoever reopened it, as a reader says it
 */
public record Replaced(
    int number,
    Optional<Review.Checked> checked,
    Review.Signed signed,
    String reason,
    Instant at,
    String by) {

  /** What another signature says otherwise: "number of school visits: 30 (red) then, 40 (…". */
  public List<String> differences(Review.Signed later) {
    return Differences.between(signed.statement(), later.statement());
  }
}
