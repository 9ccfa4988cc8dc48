package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import throughline.bookings.Roles;
import throughline.bookings.venue.Partner;
import throughline.bookings.venue.Partners;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.web.layout.CurrentPerson;

/** Who runs sessions: advisers those of their libraries, and a partner's people the partner's. */
@ApplicationScoped
public class SessionStaff {
  private final Partners partners;
  private final CurrentPerson person;

  SessionStaff(Partners partners, CurrentPerson person) {
    this.partners = partners;
    this.person = person;
  }

  /**
   * Where the person runs sessions. Nobody works for all partners: a claim that says so names none.
   */
  public Places places() {
    var libraries = person.placesOf(Roles.ADVISER);
    var codes = person.placesOf(Roles.PARTNER).codes();
    if (libraries.all() || codes.isEmpty()) {
      return libraries;
    }
    var all = new HashSet<>(libraries.codes());
    partners.all().stream()
        .filter(each -> codes.contains(each.code()))
        .forEach(each -> all.add(Partner.placeOf(each.id())));
    return new Places(false, all);
  }

  /** Whose sessions the start shows: a partner's people theirs, and everybody else all. */
  Places shown() {
    var works = person.hasRole(Roles.PARTNER);
    return works && !person.hasRole(Roles.ADVISER) && !person.hasRole(Roles.ENTREPRENEUR)
        ? places()
        : Places.everywhere();
  }

  /** As whom somebody of these places acts at a session that this library runs. */
  public static Actor actor(SignedIn who, Places places, String library) {
    var role = places.includes(library) ? Roles.ADVISER : Roles.PARTNER;
    return new Actor(who.subject(), role, library);
  }
}
