package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** What advisers see of the registers of their places. Changes nothing. */
@ApplicationScoped
class BrowseRegisters {
  private final Registers registers;
  private final GroupCounts groups;
  private final BrowseSessions sessions;
  private final Venues venues;
  private final Clock clock;

  BrowseRegisters(
      Registers registers,
      GroupCounts groups,
      BrowseSessions sessions,
      Venues venues,
      Clock clock) {
    this.registers = registers;
    this.groups = groups;
    this.sessions = sessions;
    this.venues = venues;
    this.clock = clock;
  }

  Register register(UUID session, Places places) {
    var details = sessions.one(session, places);
    var time = details.time();
    var now = clock.instant();
    return new Register(
        details,
        registers.register(session),
        groups.of(session),
        time.checkInOpensAt(),
        time.checkInIsOpen(now),
        time.hasBegun(now));
  }

  Slice<Registers.Summary> unfinished(Places places, PageRequest page) {
    return registers.unfinishedBut(London.today(clock), clock.instant(), places, page);
  }

  Slice<Registers.Summary> today(Places places) {
    return registers.of(London.today(clock), places);
  }

  List<Registers.OpenAt> openByVenue(Places places) {
    return registers.openByVenue(clock.instant(), places);
  }

  List<Venue> venues(Places places) {
    return venues.at(places);
  }

  Slice<Registers.Summary> finished(Registers.Sought sought, Places places, PageRequest page) {
    return registers.finished(sought, clock.instant(), places, page);
  }
}
