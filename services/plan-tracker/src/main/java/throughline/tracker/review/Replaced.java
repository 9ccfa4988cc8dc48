package throughline.tracker.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A signature that is no longer the last word, since somebody found that something is wrong. */
public record Replaced(
    int number,
    Optional<Review.Checked> checked,
    Review.Signed signed,
    String reason,
    Instant at,
    String by) {

  public List<String> differences(Review.Signed later) {
    return Differences.between(signed.statement(), later.statement());
  }
}
