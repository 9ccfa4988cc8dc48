package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureVersion;

/** Which estimate a share is of. */
public record Vintage(int year, LocalDate publishedOn, String source, boolean illustrative) {

  public static Optional<Vintage> of(Handle handle, MeasureVersion version, LocalDate day) {
    return Optional.of(version)
        .filter(MeasureVersion::isShare)
        .map(share -> share.parts().denominator().measure())
        .filter(measure -> measure.isEstimate())
        .map(measure -> measure.rule().orElseThrow().only().get("ageBand").get(0))
        .flatMap(band -> inForce(handle, band, day));
  }

  private static Optional<Vintage> inForce(Handle handle, String band, LocalDate day) {
    var history = Populations.history(handle, band, day);
    return history
        .last()
        .flatMap(last -> last.said().on(day))
        .map(
            found ->
                new Vintage(
                    found.getKey(),
                    found.getValue().publishedOn(),
                    Populations.lastOf(history, found.getKey())
                        .map(said -> said.text("source"))
                        .orElse(""),
                    Populations.lastOf(history, found.getKey())
                        .filter(said -> Populations.about(said.body()).illustrative())
                        .isPresent()));
  }

  public String words() {
    return "Of the population estimate of mid-%d, published on %s%s. Source: %s"
        .formatted(
            year,
            London.date(publishedOn),
            illustrative ? ", which is illustrative: its numbers are made up" : "",
            source);
  }
}
