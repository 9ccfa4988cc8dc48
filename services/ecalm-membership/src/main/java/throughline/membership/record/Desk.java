package throughline.membership.record;

import java.util.Map;
import throughline.membership.member.Member;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.web.layout.CurrentPerson;

/** From where somebody looks at enrolments. */
public record Desk(String subject, Places offices, Places libraries) {

  public static boolean isFor(CurrentPerson person) {
    return person.hasRole(Roles.REGISTRAR) || person.hasRole(Roles.LIBRARY_STAFF);
  }

  public static Desk of(CurrentPerson person) {
    var desk =
        new Desk(
            person.subject(),
            person.placesOf(Roles.REGISTRAR),
            person.placesOf(Roles.LIBRARY_STAFF));
    if (desk.offices.isNone()) {
      desk.libraries.required();
    }
    return desk;
  }

  public Actor actor(Member member) {
    return actor(member.enrolledAtOffice(), member.belongsTo());
  }

  public Actor actor(String office, String library) {
    return offices.includes(office)
        ? new Actor(subject, Roles.REGISTRAR, office)
        : new Actor(subject, Roles.LIBRARY_STAFF, library);
  }

  /** Its places as a query asks for them. */
  public Map<String, Object> parameters() {
    return Map.of(
        "everyOffice", offices.all(),
        "offices", offices.codes(),
        "everyLibrary", libraries.all(),
        "libraries", libraries.codes());
  }
}
