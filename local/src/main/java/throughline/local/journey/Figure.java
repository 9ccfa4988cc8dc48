package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * A measure's headline figure.
 *
 * @param from the first day that it covers
 * @param lastDay the last; a stock's figure is that of one day
 */
record Figure(String title, LocalDate from, LocalDate lastDay, long value) {
  static Figure of(JsonNode measure) {
    JsonNode figure = measure.get("figure");
    boolean inMinutes = measure.get("unit").asText().equals("minutes");
    return new Figure(
        measure.get("title").asText() + (inMinutes ? " (minutes)" : ""),
        LocalDate.parse(figure.get("from").asText()),
        LocalDate.parse(figure.get("lastDay").asText()),
        figure.get("value").asLong());
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(lastDay);
  }
}
