package throughline.tracker.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.change.ChangeAddress;
import throughline.tracker.figure.change.Knowledge;

/**
 * What a measure was signed off as last, for its own page. By which facts it has moved since is
 * read where the reader asks for it: of many facts that takes longer than all of the page.
 */
public record SignedFigure(
    Review review,
    Review.Signed signed,
    SignedMeasure then,
    Figure now,
    boolean wasProvisional,
    LocalDate today) {

  public static Optional<SignedFigure> last(
      Handle handle, Measures all, String measure, LocalDate today) {
    for (var review : Reviews.all(handle, today)) {
      var then = review.lastSigned().flatMap(signed -> find(signed, measure));
      if (then.isPresent()) {
        var questions = Statement.questions(all, List.of(measure), review.quarter(), today);
        return Figures.read(handle, questions, today).stream()
            .map(now -> of(all, review, then.get(), now, today))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static SignedFigure of(
      Measures all, Review review, SignedMeasure then, Figure now, LocalDate today) {
    var signed = review.lastSigned().orElseThrow();
    var signedOn = London.dateOf(signed.at());
    return new SignedFigure(
        review, signed, then, now, then.wasProvisional(all, review.quarter(), signedOn), today);
  }

  private static Optional<SignedMeasure> find(Review.Signed signed, String measure) {
    return signed.statement().measures().stream()
        .filter(each -> each.measure().equals(measure))
        .findFirst();
  }

  public String path() {
    return review.path();
  }

  public String words() {
    return "%s was signed off on %s as %s%s"
        .formatted(
            review.quarter().label(),
            London.date(London.dateOf(signed.at())),
            then.text(),
            review.isReopened() ? ", and is reopened" : "");
  }

  public String revision() {
    return now.isSame(then.text()) ? "" : "It is now %s.".formatted(now.text());
  }

  public ChangeAddress changed() {
    return ChangeAddress.of(
        then.measure(), now.period(), Knowledge.at(signed.statement().position()), today);
  }
}
