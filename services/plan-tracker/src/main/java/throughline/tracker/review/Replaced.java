package throughline.tracker.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    var after = byMeasure(later);
    var before = byMeasure(signed);
    return Stream.concat(
            signed.statement().measures().stream(),
            later.statement().measures().stream().filter(is -> !before.containsKey(is.measure())))
        .filter(each -> !words(before.get(each.measure())).equals(words(after.get(each.measure()))))
        .map(
            each ->
                "%s: %s then, %s in what replaced it"
                    .formatted(
                        each.title(),
                        words(before.get(each.measure())),
                        words(after.get(each.measure()))))
        .toList();
  }

  private static Map<String, SignedMeasure> byMeasure(Review.Signed signed) {
    return signed.statement().measures().stream()
        .collect(Collectors.toMap(SignedMeasure::measure, each -> each));
  }

  private static String words(SignedMeasure measure) {
    return measure == null
        ? "not in it"
        : "%s (%s)".formatted(measure.text(), measure.status().words().toLowerCase(Locale.UK));
  }
}
