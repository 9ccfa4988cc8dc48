package throughline.bookings.enquiry;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import throughline.bookings.session.Words;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/** Somebody puts the numbers of an earlier day right, and says why. */
@ApplicationScoped
class CorrectEnquiries {
  /**
   * @param counts what is right, by the names of the topics
   * @param seen what the page showed of them
   */
  record Request(
      String library,
      String date,
      Map<String, String> counts,
      Map<String, String> seen,
      String reason) {}

  record Line(Topic topic, int seen, int count) {}

  record Corrected(LocalDate day, List<Line> lines, String reason) {}

  private static final int MOST = 9999;
  private static final int LONGEST_REASON = 200;

  private final People people;
  private final EnquiryLibraries libraries;
  private final Enquiries enquiries;
  private final Outbox outbox;
  private final Clock clock;

  CorrectEnquiries(
      People people, EnquiryLibraries libraries, Enquiries enquiries, Outbox outbox, Clock clock) {
    this.people = people;
    this.libraries = libraries;
    this.enquiries = enquiries;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** All numbers of the day, or none, if another has changed one of them meanwhile. */
  @Transactional
  void correct(Request typed, SignedIn who, Places places) {
    var fields = new Fields();
    var library = libraries.read(fields, typed.library(), places);
    var corrected = read(fields, typed, London.today(clock));
    fields.throwIfAny();
    var now = clock.instant();
    var counted = enquiries.correct(corrected, library, people.recognise(who), now);
    var changed = corrected.lines().stream().filter(line -> line.seen() != line.count()).count();
    if (counted.size() < changed) {
      throw new Conflict(
          "counted-meanwhile",
          "Somebody else has changed these numbers. Look at them as they are now");
    }
    outbox.appendAll(events(counted, now));
    Log.infof("event=enquiries-corrected library=%s topics=%d", library, changed);
  }

  private static List<OutboxEvent> events(List<Enquiries.Counted> counted, Instant now) {
    return counted.stream().map(each -> EnquiryEvents.of(each, now)).toList();
  }

  private static Corrected read(Fields fields, Request typed, LocalDate today) {
    var day = fields.date("date", typed.date(), "Enter the day");
    if (day != null && !day.isBefore(today)) {
      fields.reject("date", "Choose a day before today. Today is counted by the buttons");
    }
    var lines =
        Stream.of(Topic.values())
            .map(topic -> line(fields, typed, topic))
            .filter(Objects::nonNull)
            .toList();
    var reason =
        fields.text("reason", typed.reason(), LONGEST_REASON, "Enter why the numbers were wrong");
    return new Corrected(day, lines, reason);
  }

  /** A topic of which nothing was sent stays as it is. */
  private static Line line(Fields fields, Request typed, Topic topic) {
    var name = topic.name();
    var count = typed.counts().get(name);
    if (TypedText.given(count).isEmpty()) {
      return null;
    }
    fields.called(name, Words.of(topic));
    var seen = fields.wholeNumber(name, typed.seen().get(name), 0, MOST, "Open the day again");
    return new Line(topic, seen, fields.wholeNumber(name, count, 0, MOST, ""));
  }
}
