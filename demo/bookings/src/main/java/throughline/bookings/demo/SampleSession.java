package throughline.bookings.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import throughline.bookings.session.SessionRequest;
import throughline.bookings.session.StartRequest;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;

/**
 * A session of the business centre and who books it.
 *
 * @param byPartner whether the partner runs it
 * @param bookings in the order in which they are made
 * @param waiting who would like to come if somebody gives up their place
 * @param walkIns the names of those who come without one, while there are places
 * @param school how many pupils visit; 0 if none do
 * @param fate what becomes of it
 */
record SampleSession(
    Programme programme,
    String title,
    LocalDateTime start,
    SamplePerson adviser,
    SampleCentre.People run,
    boolean byPartner,
    List<Booking> bookings,
    List<SamplePerson> waiting,
    List<String> walkIns,
    int school,
    Fate fate) {
  enum Fate {
    HELD,
    /** Held, and nobody has written down yet who came. */
    UNMARKED,
    /** The adviser fell ill the day before. */
    CANCELLED
  }

  enum Outcome {
    CAME,
    LEFT_EARLY,
    STAYED_AWAY,
    GAVE_UP;

    private static Outcome of(int percent) {
      if (percent < 9) {
        return GAVE_UP;
      }
      if (percent < 21) {
        return STAYED_AWAY;
      }
      return percent < 25 ? LEFT_EARLY : CAME;
    }
  }

  record Booking(SamplePerson entrepreneur, Instant bookedAt, Instant decidedAt, Outcome outcome) {
    static Booking of(SamplePerson entrepreneur, LocalDateTime start, Random random) {
      var before = OPEN.toMinutes() * (1 - Math.sqrt(random.nextDouble()) * 0.98);
      var ahead = Duration.ofMinutes((long) before);
      var starts = SampleYear.at(start);
      return new Booking(
          entrepreneur,
          starts.minus(ahead),
          starts.minus(ahead.dividedBy(2)),
          Outcome.of(random.nextInt(100)));
    }

    Optional<String> address() {
      return Optional.of(entrepreneur.email()).filter(email -> !email.isEmpty());
    }
  }

  private static final Duration OPEN = Duration.ofDays(35);

  Instant startsAt() {
    return SampleYear.at(start);
  }

  Instant opensAt() {
    return startsAt().minus(OPEN);
  }

  Instant cancelledAt() {
    return startsAt().minus(Duration.ofHours(20));
  }

  Instant endsAt() {
    return startsAt().plus(Duration.ofMinutes(programme.minutes()));
  }

  /** Too late for any place to become free. */
  Instant waitedAt() {
    return startsAt().minus(Duration.ofMinutes(5));
  }

  Instant bookableUntil() {
    return fate == Fate.CANCELLED ? cancelledAt() : startsAt();
  }

  SessionRequest typed() {
    return new SessionRequest(
        title,
        programme.venue(),
        StartRequest.of(start.toString()),
        Integer.toString(programme.minutes()),
        Integer.toString(programme.capacity()),
        programme.kind().name(),
        programme.topic().name(),
        "With time for your own questions.",
        "Whoever starts or runs a business",
        programme.online() ? null : "Something to write with",
        byPartner ? null : run.adviser(programme),
        null,
        byPartner ? run.partner().toString() : null,
        null,
        programme.online() ? "https://meet.example.org/business-centre" : null,
        null,
        null);
  }
}
