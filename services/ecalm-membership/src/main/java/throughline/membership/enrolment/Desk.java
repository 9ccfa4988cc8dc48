package throughline.membership.enrolment;

import throughline.membership.Roles;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.platform.web.layout.CurrentPerson;

/**
 * From where somebody looks at enrolments.
 *
 * @param offices where they register births: they see what was enrolled there
 * @param libraries where they are staff: they see the children who belong there
 */
record Desk(Places offices, Places libraries) {

  /**
   * That of this person.
   *
   * @throws NoPlace if they have neither
   */
  static Desk of(CurrentPerson person) {
    var desk = new Desk(person.placesOf(Roles.REGISTRAR), person.placesOf(Roles.LIBRARY_STAFF));
    if (desk.offices.isNone()) {
      desk.libraries.required();
    }
    return desk;
  }
}
