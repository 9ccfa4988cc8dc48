package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.bookings.session.BrowseSessions;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** What advisers see of the registers of their places. Changes nothing. */
@ApplicationScoped
class BrowseRegisters {
  private final Registers registers;
  private final GroupCounts groups;
  private final BrowseSessions sessions;
  private final Libraries libraries;
  private final Clock clock;

  BrowseRegisters(
      Registers registers,
      GroupCounts groups,
      BrowseSessions sessions,
      Libraries libraries,
      Clock clock) {
    this.registers = registers;
    this.groups = groups;
    this.sessions = sessions;
    this.libraries = libraries;
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

  List<Registers.OpenAt> openByLibrary(Places places) {
    return registers.openByLibrary(clock.instant(), places);
  }

  List<Library> libraries(Places places) {
    return libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
  }

  Slice<Registers.Summary> finished(Registers.Sought sought, Places places, PageRequest page) {
    return registers.finished(sought, clock.instant(), places, page);
  }
}
