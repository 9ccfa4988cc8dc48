package throughline.membership.record.duplicate;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.person.match.Reason;
import throughline.platform.core.time.London;

/**
 * Two records side by side, and why they may be of one child.
 *
 * @param a the one that was enrolled first
 */
record Comparison(UUID id, CaseRecord a, CaseRecord b, List<Reason> reasons) {

  /** What both say of one thing. */
  record Line(String what, String a, String b) {
    public boolean differs() {
      return !a.equals(b);
    }
  }

  public List<Line> lines() {
    return Stream.of(
            new Line("Name", a.childName(), b.childName()),
            new Line("Date of birth", London.date(a.dateOfBirth()), London.date(b.dateOfBirth())),
            new Line("Place in the birth", order(a), order(b)),
            new Line("Guardians", names(a.guardians()), names(b.guardians())),
            new Line("Not to be written to", names(a.notContacted()), names(b.notContacted())),
            new Line("Held", held(a), held(b)),
            new Line("Address", address(a), address(b)),
            new Line("Enrolled on", London.date(a.enrolledOn()), London.date(b.enrolledOn())),
            new Line("Registration office", orNone(a.office()), orNone(b.office())),
            new Line("Home library", orNone(a.library()), orNone(b.library())),
            new Line("Card ends in", orNone(a.cardEnding()), orNone(b.cardEnding())),
            new Line("Card last used", lastUsed(a), lastUsed(b)),
            new Line("Membership", a.standing().inWords(), b.standing().inWords()))
        .toList();
  }

  private static String order(CaseRecord side) {
    return side.birthOrder().map(String::valueOf).orElse("Not said");
  }

  private static String names(List<String> guardians) {
    return guardians.isEmpty() ? "None" : String.join(", ", guardians);
  }

  private static String held(CaseRecord side) {
    return side.isHeld() ? "Yes" : "No";
  }

  private static String address(CaseRecord side) {
    return side.isSecret() ? "Secret" : "Not secret";
  }

  private static String lastUsed(CaseRecord side) {
    return side.lastUsed() == null ? "Not that we know of" : London.date(side.lastUsed());
  }

  private static String orNone(String name) {
    return Objects.requireNonNullElse(name, "None");
  }

  @Override
  public String toString() {
    return "Comparison " + id;
  }
}
