package throughline.membership.enrolment;

import java.util.ArrayList;
import java.util.List;
import throughline.membership.vault.GuardianDetails;
import throughline.platform.core.time.London;

/**
 * What a family is shown before it is enrolled. A secret address is not read out at a desk.
 *
 * @param children a list of lines for each
 */
record CheckedVisit(List<List<Line>> children, List<Line> family) {

  /** What it is, and what was entered. */
  record Line(String key, String value) {}

  static CheckedVisit of(Enrolment visit) {
    return new CheckedVisit(
        visit.children().stream().map(CheckedVisit::child).toList(), family(visit));
  }

  private static List<Line> child(NewChild child) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Name", child.name().inFull()));
    lines.add(new Line("Date of birth", London.weekday(child.dateOfBirth())));
    if (child.birthOrder() != null) {
      lines.add(new Line("Place in the birth", child.birthOrder().toString()));
    }
    lines.add(new Line("Card number", child.card().grouped()));
    return lines;
  }

  private static List<Line> family(Enrolment visit) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Home library", visit.library().name()));
    visit.guardians().forEach(guardian -> lines.add(guardian(guardian)));
    visit.address().ifPresent(address -> lines.add(new Line("Address", address.atDesk())));
    visit.purposes().forEach(purpose -> lines.add(new Line("To be told", purpose.label())));
    return lines;
  }

  private static Line guardian(GuardianDetails guardian) {
    var contact = guardian.contact();
    return new Line(
        guardian.relationship().label(),
        guardian.name() + ", " + (contact.email() == null ? contact.phone() : contact.email()));
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "CheckedVisit";
  }
}
