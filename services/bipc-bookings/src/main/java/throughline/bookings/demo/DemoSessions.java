package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import throughline.bookings.booking.AttendanceRequest;
import throughline.bookings.booking.BookSession;
import throughline.bookings.booking.CancelBooking;
import throughline.bookings.booking.CancelSession;
import throughline.bookings.booking.CancellationRequest;
import throughline.bookings.booking.RecordAttendance;
import throughline.bookings.booking.RecordEveryoneCame;
import throughline.bookings.demo.MadeUpBooking.Outcome;
import throughline.bookings.demo.MadeUpSession.Fate;
import throughline.bookings.session.OpenSession;
import throughline.platform.core.permission.Places;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/** A session from being opened to its register. */
@ApplicationScoped
class DemoSessions {

  private static final CancellationRequest ILL = new CancellationRequest("The adviser is ill");
  private static final CancellationRequest OWN = new CancellationRequest(null);

  private final OpenSession openSession;
  private final BookSession bookSession;
  private final CancelBooking cancelBooking;
  private final CancelSession cancelSession;
  private final RecordAttendance recordAttendance;
  private final RecordEveryoneCame recordEveryoneCame;

  DemoSessions(
      OpenSession openSession,
      BookSession bookSession,
      CancelBooking cancelBooking,
      CancelSession cancelSession,
      RecordAttendance recordAttendance,
      RecordEveryoneCame recordEveryoneCame) {
    this.openSession = openSession;
    this.bookSession = bookSession;
    this.cancelBooking = cancelBooking;
    this.cancelSession = cancelSession;
    this.recordAttendance = recordAttendance;
    this.recordEveryoneCame = recordEveryoneCame;
  }

  /** Tells as much of it as the year includes. */
  void tell(DemoYear year, MadeUpSession session, DemoTime time, Tally tally) {
    if (year.includes(session.opensAt())) {
      new Told(year, session, time, tally).tell();
    }
  }

  private final class Told {

    private final DemoYear year;
    private final MadeUpSession session;
    private final DemoTime time;
    private final Tally tally;
    private final Map<MadeUpBooking, UUID> booked = new HashMap<>();
    private final UUID id;

    Told(DemoYear year, MadeUpSession session, DemoTime time, Tally tally) {
      this.year = year;
      this.session = session;
      this.time = time;
      this.tally = tally;
      time.moveTo(session.opensAt());
      this.id = openSession.open(session.typed(), session.adviser().signedIn(), places()).id();
    }

    void tell() {
      bookAndGiveUp();
      if (session.fate() == Fate.CANCELLED && year.includes(session.cancelledAt())) {
        time.moveTo(session.cancelledAt());
        cancelSession.cancel(id, ILL, session.adviser().signedIn(), places());
      } else if (session.fate() == Fate.HELD && year.includes(session.endsAt())) {
        time.moveTo(session.endsAt());
        markWhoCame();
      }
    }

    private Places places() {
      return Places.of(session.library());
    }

    private Instant bookableUntil() {
      return session.fate() == Fate.CANCELLED ? session.cancelledAt() : session.startsAt();
    }

    /** In the order of time, so that a place that was given up is there for others. */
    private void bookAndGiveUp() {
      var steps = new TreeMap<Instant, Runnable>();
      for (var booking : session.bookings()) {
        put(steps, booking.bookedAt(), () -> book(booking));
        if (booking.outcome() == Outcome.GAVE_UP) {
          put(steps, booking.decidedAt(), () -> giveUp(booking));
        }
      }
      steps.headMap(bookableUntil()).forEach(this::take);
    }

    private static void put(TreeMap<Instant, Runnable> steps, Instant at, Runnable step) {
      var free = at;
      while (steps.containsKey(free)) {
        free = free.plusMillis(1);
      }
      steps.put(free, step);
    }

    private void take(Instant at, Runnable step) {
      if (year.includes(at)) {
        time.moveTo(at);
        step.run();
      }
    }

    private void book(MadeUpBooking booking) {
      var view = bookSession.book(id, booking.entrepreneur().signedIn(), booking.address());
      booked.put(booking, view.id());
    }

    private void giveUp(MadeUpBooking booking) {
      cancelBooking.cancel(
          booked.get(booking),
          OWN,
          booking.entrepreneur().signedIn(),
          booking.address(),
          Places.none());
    }

    /** What is marked by itself; whoever is left came with everyone. */
    private Optional<AttendanceRequest> marked(MadeUpBooking booking) {
      return switch (booking.outcome()) {
        case STAYED_AWAY -> Optional.of(new AttendanceRequest("NO_SHOW", null));
        case LEFT_EARLY ->
            Optional.of(new AttendanceRequest("PARTIAL", Integer.toString(session.minutes() / 2)));
        case CAME, GAVE_UP -> Optional.empty();
      };
    }

    private void count(MadeUpBooking booking) {
      if (booking.outcome() == Outcome.CAME || booking.outcome() == Outcome.LEFT_EARLY) {
        var day = session.start().toLocalDate();
        tally.add("bipc-sessions-attended", day, 1);
        tally.seen("entrepreneurs-supported", booking.entrepreneur().subject(), day);
      }
    }

    private void markWhoCame() {
      var adviser = session.adviser().signedIn();
      for (var booking : session.bookings()) {
        marked(booking)
            .ifPresent(
                attendance ->
                    recordAttendance.record(booked.get(booking), attendance, adviser, places()));
        count(booking);
      }
      recordEveryoneCame.record(id, session.endsAt(), adviser, places());
    }
  }
}
