package throughline.bookings.enquiry;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.Words;
import throughline.contracts.bookings.BookingState.Topic;

/** How many enquiries a library had on a day, by topic; every topic is there. */
@Schema(name = "Enquiries")
public record EnquiryTally(String library, LocalDate day, int total, List<Line> lines) {
  /** The enquiries about one topic. */
  @Schema(name = "EnquiriesByTopic")
  public record Line(Topic topic, int count) {
    public String words() {
      return Words.of(topic);
    }
  }

  static EnquiryTally of(String library, LocalDate day, List<Enquiries.Line> counted) {
    return new EnquiryTally(
        library,
        day,
        counted.stream().mapToInt(Enquiries.Line::count).sum(),
        Stream.of(Topic.values()).map(topic -> new Line(topic, count(topic, counted))).toList());
  }

  private static int count(Topic topic, List<Enquiries.Line> counted) {
    return counted.stream()
        .filter(line -> line.topic() == topic)
        .mapToInt(Enquiries.Line::count)
        .sum();
  }
}
