package throughline.tracker.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.change.ChangeAddress;
import throughline.tracker.change.Changes;
import throughline.tracker.change.Knowledge;
import throughline.tracker.change.MeasureChange;
import throughline.tracker.change.RevisionNote;
import throughline.tracker.rule.Measures;

/**
 * What a measure was signed off as last, for its own page.
 *
 * @param change from what was signed off to what is known now
 */
public record SignedFigure(
    Review review, Review.Signed signed, MeasureChange change, LocalDate today) {

  /** The last one, as known today; empty when no quarter with it is signed off. */
  public static Optional<SignedFigure> last(
      Handle handle, Measures all, String measure, LocalDate today) {
    for (var review : Reviews.all(handle, today)) {
      var signed = review.signed();
      if (signed.isPresent() && holds(signed.get(), measure)) {
        var since = Knowledge.at(signed.get().statement().position());
        var questions = Statement.questions(all, List.of(measure), review.quarter(), today);
        return Changes.read(handle, all, questions, since, today).stream()
            .map(change -> new SignedFigure(review, signed.get(), change, today))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Review.Signed signed, String measure) {
    return signed.statement().measures().stream().anyMatch(each -> each.measure().equals(measure));
  }

  /** Where the review is. */
  public String path() {
    return review.path();
  }

  /** "2026/27 Q2 (Jul–Sep 2026) was signed off on 12 October 2026 as 33". */
  public String words() {
    return "%s was signed off on %s as %s"
        .formatted(
            review.quarter().label(),
            London.date(London.dateOf(signed.at())),
            change.before().text());
  }

  /** What was revised since; empty when nothing was. */
  public String revision() {
    return change.isChange() ? RevisionNote.sentence(change) : "";
  }

  /** What changed since. */
  public ChangeAddress changed() {
    return ChangeAddress.of(
        change.measure().id(), change.period(), Knowledge.at(signed.statement().position()), today);
  }
}
