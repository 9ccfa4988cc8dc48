package throughline.tracker.figure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import throughline.tracker.engine.rule.Measure;

/**
 * Where a figure opens into the facts behind it. The address says all that the figure was read by,
 * so that what opens adds up to what was shown.
 *
 * @param period null for the headline's
 * @param position null for what is known whenever it is opened
 */
public record FigureAddress(
    Measure measure,
    Period period,
    FigurePart part,
    LocalDate knownAt,
    KnowledgePosition position) {

  public static FigureAddress headline(
      Measure measure, LocalDate knownAt, KnowledgePosition position) {
    return new FigureAddress(measure, null, FigurePart.WHOLE, knownAt, position);
  }

  public FigureAddress in(Period other) {
    return new FigureAddress(measure, other, part, knownAt, position);
  }

  public FigureAddress of(FigurePart other) {
    return new FigureAddress(measure, period, other, knownAt, position);
  }

  @Override
  public String toString() {
    return path("");
  }

  public String after(int number, String line) {
    return path("") + "&page=" + number + "&after=" + line;
  }

  public String before(int number, String line) {
    return path("") + "&page=" + number + "&before=" + line;
  }

  public String csv() {
    return path("/csv");
  }

  public String xlsx() {
    return path("/xlsx");
  }

  public String latest() {
    return new FigureAddress(measure, period, part, knownAt, null).path("");
  }

  private String path(String under) {
    var address =
        new StringBuilder("/measures/%s/contributions%s".formatted(measure.id(), under))
            .append("?knownAt=")
            .append(knownAt);
    if (position != null) {
      address.append("&rule=").append(measure.version()).append("&at=").append(position);
    }
    if (period != null) {
      address.append("&from=").append(period.from()).append("&to=").append(period.lastDay());
    }
    if (part.place() != null) {
      address.append("&place=").append(encoded(part.place()));
    }
    if (part.field() != null) {
      address.append("&split=").append(encoded(part.field()));
      address.append("&is=").append(encoded(part.value()));
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
