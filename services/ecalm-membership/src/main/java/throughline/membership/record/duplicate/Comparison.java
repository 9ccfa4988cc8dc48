package throughline.membership.record.duplicate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.member.MembershipState;
import throughline.membership.person.match.Reason;
import throughline.platform.core.time.London;

/** Two records side by side, and why they may be of one child. */
record Comparison(UUID id, CaseRecord a, CaseRecord b, List<Reason> reasons) {

  /**
   * One of two records as far as it takes to tell whether they are of one child: neither address
   * nor contact.
   *
   * @param office its name; null for a record of no office
   * @param library the name of the present home library; null if there is none
   * @param isHeld whether nothing is sent until staff have looked
   * @param cardEnding the last digits of the card; null if it has none that can be used
   * @param lastUsed when the child last borrowed or came with it; null if that is not known
   */
  record CaseRecord(
      UUID id,
      long version,
      String childName,
      LocalDate dateOfBirth,
      Optional<Integer> birthOrder,
      List<String> guardians,
      LocalDate enrolledOn,
      String office,
      String library,
      MembershipState standing,
      boolean isHeld,
      boolean isSecret,
      List<String> notContacted,
      String cardEnding,
      LocalDate lastUsed,
      boolean isTheirs) {

    String cardStops() {
      return cardEnding == null
          ? "It has no card that could stop"
          : lastUsed == null
              ? "The card that ends in %s stops".formatted(cardEnding)
              : "The card that ends in %s, last used on %s, stops"
                  .formatted(cardEnding, London.date(lastUsed));
    }

    @Override
    public String toString() {
      return "CaseRecord " + id;
    }
  }

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
