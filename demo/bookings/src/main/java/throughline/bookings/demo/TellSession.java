package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.booking.AskForPlace;
import throughline.bookings.booking.BookSession;
import throughline.bookings.booking.CancelBookings;
import throughline.bookings.demo.SampleSession.Booking;
import throughline.bookings.demo.SampleSession.Outcome;
import throughline.bookings.intake.TellBusiness;
import throughline.bookings.register.AddWalkIn;
import throughline.bookings.register.CountGroup;
import throughline.bookings.register.RecordAttendance;
import throughline.bookings.session.OpenSession;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;

/** A session from being opened to its register, as much of it as the year includes. */
@ApplicationScoped
class TellSession {
  private static final CancelBookings.Request ILL =
      new CancelBookings.Request("The adviser is ill");
  private static final CancelBookings.Request OWN = new CancelBookings.Request(null);

  private final OpenSession openSession;
  private final BookSession bookSession;
  private final AskForPlace askForPlace;
  private final CancelBookings cancelBookings;
  private final RecordAttendance recordAttendance;
  private final AddWalkIn addWalkIn;
  private final CountGroup countGroup;
  private final TellBusiness tellBusiness;

  TellSession(
      OpenSession openSession,
      BookSession bookSession,
      AskForPlace askForPlace,
      CancelBookings cancelBookings,
      RecordAttendance recordAttendance,
      AddWalkIn addWalkIn,
      CountGroup countGroup,
      TellBusiness tellBusiness) {
    this.openSession = openSession;
    this.bookSession = bookSession;
    this.askForPlace = askForPlace;
    this.cancelBookings = cancelBookings;
    this.recordAttendance = recordAttendance;
    this.addWalkIn = addWalkIn;
    this.countGroup = countGroup;
    this.tellBusiness = tellBusiness;
  }

  private record Step(Instant at, Runnable action) {}

  /**
   * @param asked whoever was asked about their business; who books for the first time is added
   */
  void tell(SampleYear year, SampleSession session, Set<String> asked) {
    if (!year.includes(session.opensAt())) {
      return;
    }
    var adviser = session.adviser().signedIn();
    var places = Places.of(session.programme().library());
    year.moveTo(session.opensAt());
    var id = openSession.open(session.typed(), adviser, places).id();
    var booked = bookAndGiveUp(year, session, id, asked);
    waitForPlaces(year, session, id);
    switch (session.fate()) {
      case CANCELLED -> {
        if (year.includes(session.cancelledAt())) {
          year.moveTo(session.cancelledAt());
          cancelBookings.cancelSession(id, ILL, adviser, places);
        }
      }
      case HELD -> {
        if (year.includes(session.endsAt())) {
          year.moveTo(session.endsAt());
          markWhoCame(year, session, booked, places);
          addWhoWalkedIn(year, session, id, places);
          recordAttendance.recordEveryone(id, session.endsAt(), adviser, places);
        }
      }
      case UNMARKED -> {}
    }
  }

  /** In the order of time, so that a place that was given up is there for others. */
  private Map<Booking, UUID> bookAndGiveUp(
      SampleYear year, SampleSession session, UUID id, Set<String> asked) {
    var booked = new LinkedHashMap<Booking, UUID>();
    var steps = new ArrayList<Step>();
    for (var booking : session.bookings()) {
      steps.add(new Step(booking.bookedAt(), () -> booked.put(booking, book(booking, id, asked))));
      if (booking.outcome() == Outcome.GAVE_UP) {
        steps.add(new Step(booking.decidedAt(), () -> giveUp(booking, booked.get(booking))));
      }
    }
    steps.sort(Comparator.comparing(Step::at));
    for (var step : steps) {
      if (step.at().isBefore(session.bookableUntil()) && year.includes(step.at())) {
        year.moveTo(step.at());
        step.action().run();
      }
    }
    return booked;
  }

  /** Nobody waits for what has places. */
  private void waitForPlaces(SampleYear year, SampleSession session, UUID id) {
    if (session.fate() == SampleSession.Fate.CANCELLED) {
      return;
    }
    if (year.includes(session.waitedAt())) {
      year.moveTo(session.waitedAt());
    }
    for (var person : session.waiting()) {
      try {
        askForPlace.join(id, person.signedIn(), Optional.empty());
      } catch (Conflict free) {
        return;
      }
    }
  }

  /** Whoever books for the first time is asked about the business then. */
  private UUID book(Booking booking, UUID session, Set<String> asked) {
    var entrepreneur = booking.entrepreneur();
    var who = entrepreneur.signedIn();
    var id = bookSession.book(session, Optional.empty(), who, booking.address()).id();
    if (asked.add(entrepreneur.subject())) {
      var business = SampleBusiness.of(entrepreneur.subject());
      tellBusiness.tellOwn(who, booking.address(), business.typed());
    }
    return id;
  }

  private void giveUp(Booking booking, UUID id) {
    var who = booking.entrepreneur().signedIn();
    cancelBookings.cancelBooking(id, OWN, who, booking.address(), Places.none());
  }

  private void markWhoCame(
      SampleYear year, SampleSession session, Map<Booking, UUID> booked, Places places) {
    var half = Integer.toString(session.programme().minutes() / 2);
    booked.forEach(
        (booking, id) -> {
          switch (booking.outcome()) {
            case STAYED_AWAY -> mark(id, "NO_SHOW", null, session, places);
            case LEFT_EARLY -> mark(id, "PARTIAL", half, session, places);
            case CAME, GAVE_UP -> {}
          }
          if (booking.outcome() == Outcome.CAME || booking.outcome() == Outcome.LEFT_EARLY) {
            var day = session.start().toLocalDate();
            year.tally().add("bipc-sessions-attended", day, 1);
            var subject = booking.entrepreneur().subject();
            SampleBusiness.of(subject)
                .measures()
                .forEach(measure -> year.tally().seen(measure, subject, day));
          }
        });
  }

  private void addWhoWalkedIn(SampleYear year, SampleSession session, UUID id, Places places) {
    var adviser = session.adviser().signedIn();
    var day = session.start().toLocalDate();
    for (var name : session.walkIns()) {
      try {
        addWalkIn.add(id, name, adviser, places);
      } catch (Conflict full) {
        return;
      }
      year.tally().add("bipc-sessions-attended", day, 1);
      year.tally().seen("entrepreneurs-supported", name + " on " + day, day);
    }
    if (session.school() > 0) {
      var pupils = Integer.toString(session.school());
      countGroup.count(id, new CountGroup.Request("SCHOOL", pupils), adviser, places);
      year.tally().add("bipc-group-visitors", day, session.school());
    }
  }

  private void mark(UUID id, String status, String minutes, SampleSession session, Places places) {
    var attendance = new RecordAttendance.Request(status, minutes, false);
    recordAttendance.record(id, attendance, session.adviser().signedIn(), places);
  }
}
