package throughline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * A measure's headline figure.
 *
 * @param title of the measure, with its unit where that is minutes
 * @param from the first day that it covers
 * @param lastDay the last
 * @param stock whether it says how many there are on that one day
 * @param value 0, too, while nothing has been heard of the source
 */
public record Figure(String title, LocalDate from, LocalDate lastDay, boolean stock, long value) {
  static Figure of(JsonNode measure) {
    JsonNode figure = measure.get("figure");
    boolean inMinutes = measure.get("unit").asText().equals("minutes");
    return new Figure(
        measure.get("title").asText() + (inMinutes ? " (minutes)" : ""),
        LocalDate.parse(figure.get("from").asText()),
        LocalDate.parse(figure.get("lastDay").asText()),
        measure.get("kind").asText().equals("stock"),
        figure.path("value").asLong());
  }

  /** Whether what happened on this day belongs to the figure: to a stock, whatever came before. */
  public boolean covers(LocalDate day) {
    return (stock || !day.isBefore(from)) && !day.isAfter(lastDay);
  }
}
