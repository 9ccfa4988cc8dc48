package throughline.tracker.review;

import java.util.Optional;
import throughline.platform.core.refusal.NotFound;

/**
 * What was signed off once: the quarter's last word, or one that was reopened since.
 *
 * @param before the signature that it replaced; null for the first
 * @param fileName of its pack, without an ending
 */
record Signature(
    Review review,
    Review.Signed signed,
    Optional<Review.Checked> checked,
    Review.Replaced before,
    String fileName) {

  /**
   * @param number of one that was replaced; null for the last
   */
  static Signature of(Review review, Integer number) {
    var all = review.replaced();
    if (number == null) {
      var signed = review.signed().orElseThrow(Signature::none);
      return new Signature(
          review, signed, review.checked(), review.lastReplaced(), "review-" + review.key());
    }
    if (number < 1 || number > all.size()) {
      throw none();
    }
    var replaced = all.get(number - 1);
    return new Signature(
        review,
        replaced.signed(),
        replaced.checked(),
        number == 1 ? null : all.get(number - 2),
        "review-%s-replaced-signature-%d".formatted(review.key(), number));
  }

  private static NotFound none() {
    return new NotFound("quarter with this address that is signed off");
  }
}
