package throughline.tracker.figure.change;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.Period;

/** Where a change of a figure is shown. */
public record ChangeAddress(String measure, AskedChange asked) {

  public static ChangeAddress of(String measure, Period period, Knowledge since, LocalDate until) {
    var asked = new AskedChange(since, until, Optional.of(period), FigurePart.WHOLE);
    return new ChangeAddress(measure, asked);
  }

  public ChangeAddress ofMeasure(String other) {
    return new ChangeAddress(other, asked);
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
    var place = asked.part().place();
    return "/measures/%s/changes%s?%s&until=%s"
            .formatted(measure, under, asked.since().parameters(), asked.until())
        + asked.days().map(days -> "&from=" + days.from() + "&to=" + days.lastDay()).orElse("")
        + (place == null ? "" : "&place=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
  }
}
