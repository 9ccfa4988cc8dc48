package throughline.membership.desk.enrolment;

import java.util.ArrayList;
import java.util.List;
import throughline.membership.desk.enrolment.LikelyRecords.LikelyRecord;
import throughline.membership.person.vault.GuardianDetails;
import throughline.platform.core.time.London;

/**
 * What a family is shown before it is enrolled. A secret address is not read out at a desk.
 *
 * @param likely the records that are likely of the same children; none for most
 * @param anotherLabel of the button that enrols all the same
 */
record CheckedVisit(List<Part> parts, List<LikelyRecord> likely, String anotherLabel) {
  /** What was entered of one of them, or of the whole family. */
  record Part(String title, List<Line> lines) {}

  /** What it is, and what was entered. */
  record Line(String key, String value) {}

  static CheckedVisit of(Enrolment visit, boolean chose, List<LikelyRecord> likely) {
    var parts = new ArrayList<Part>();
    for (var isAdult : List.of(false, true)) {
      var some = visit.children().stream().filter(member -> member.isAdult() == isAdult).toList();
      for (var i = 0; i < some.size(); i++) {
        var number = some.size() == 1 ? "" : " " + (i + 1);
        parts.add(new Part((isAdult ? "Adult" : "Child") + number, linesOf(some.get(i))));
      }
    }
    parts.add(new Part("Family", family(visit, chose)));
    var children = visit.children().stream().noneMatch(NewChild::isAdult);
    return new CheckedVisit(
        parts, likely, children ? "Another child: enrol" : "Somebody else: enrol");
  }

  private static List<Line> linesOf(NewChild child) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Name", child.name().inFull()));
    lines.add(new Line("Date of birth", London.weekday(child.dateOfBirth())));
    if (child.birthOrder() != null) {
      lines.add(new Line("Place in the birth", child.birthOrder().toString()));
    }
    child.themself().ifPresent(self -> lines.add(new Line("Contact", contact(self))));
    lines.add(new Line("Card number", child.card().grouped()));
    return lines;
  }

  private static List<Line> family(Enrolment visit, boolean chose) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Home library", visit.library().name()));
    visit.guardians().forEach(guardian -> lines.add(guardian(guardian)));
    visit.address().ifPresent(address -> lines.add(new Line("Address", address.atDesk())));
    visit.purposes().forEach(purpose -> lines.add(new Line("To be told", purpose.label())));
    if (chose && visit.purposes().isEmpty()) {
      lines.add(
          new Line(
              "To be told",
              "Nothing: it is sent by e-mail alone, and there is only a telephone number"));
    }
    return lines;
  }

  private static Line guardian(GuardianDetails guardian) {
    return new Line(guardian.relationship().label(), guardian.name() + ", " + contact(guardian));
  }

  private static String contact(GuardianDetails guardian) {
    var contact = guardian.contact();
    return contact.email() == null ? contact.phone() : contact.email();
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "CheckedVisit";
  }
}
