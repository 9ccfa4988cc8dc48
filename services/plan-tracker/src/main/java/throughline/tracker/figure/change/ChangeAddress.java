package throughline.tracker.figure.change;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.Period;

/**
 * Where a change of a figure is shown.
 *
 * @param period empty for the headline's
 */
public record ChangeAddress(
    String measure, Optional<Period> period, FigurePart part, Knowledge since, LocalDate until) {

  public static ChangeAddress of(String measure, Period period, Knowledge since, LocalDate until) {
    return new ChangeAddress(measure, Optional.of(period), FigurePart.WHOLE, since, until);
  }

  static ChangeAddress of(String measure, AskedChange asked) {
    return new ChangeAddress(measure, asked.days(), asked.part(), asked.since(), asked.until());
  }

  public ChangeAddress ofMeasure(String other) {
    return new ChangeAddress(other, period, part, since, until);
  }

  @Override
  public String toString() {
    return path("");
  }

  public String facts(ChangeClass kind, int page) {
    return path("") + "&class=" + kind + (page > 1 ? "&page=" + page : "") + "#facts";
  }

  public String csv() {
    return path("/csv");
  }

  public String xlsx() {
    return path("/xlsx");
  }

  private String path(String under) {
    return "/measures/%s/changes%s?%s&until=%s".formatted(measure, under, since.parameters(), until)
        + period.map(days -> "&from=" + days.from() + "&to=" + days.lastDay()).orElse("")
        + (part.place() == null
            ? ""
            : "&place=" + URLEncoder.encode(part.place(), StandardCharsets.UTF_8));
  }
}
