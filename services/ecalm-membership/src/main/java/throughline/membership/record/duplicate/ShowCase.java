package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.MembershipState;
import throughline.membership.person.match.Reason;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Guardians;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.usage.LastUse;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Somebody at a desk looks at two records that may be of one child. */
@ApplicationScoped
class ShowCase {
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

  private final OpenPairs pairs;
  private final PersonVault vault;
  private final Guardians guardians;
  private final AddressPolicies policies;
  private final Offices offices;
  private final Libraries libraries;
  private final Cards cards;
  private final LastUse lastUse;
  private final AuditTrail trail;

  ShowCase(
      OpenPairs pairs,
      PersonVault vault,
      Guardians guardians,
      AddressPolicies policies,
      Offices offices,
      Libraries libraries,
      Cards cards,
      LastUse lastUse,
      AuditTrail trail) {
    this.pairs = pairs;
    this.vault = vault;
    this.guardians = guardians;
    this.policies = policies;
    this.offices = offices;
    this.libraries = libraries;
    this.cards = cards;
    this.lastUse = lastUse;
    this.trail = trail;
  }

  @Transactional
  Comparison show(UUID id, Desk desk) {
    var pair = pairs.look(id, desk);
    var actor = pair.actor(desk);
    trail.appendAll(
        List.of(
            RecordAction.COMPARED.of(pair.a(), actor), RecordAction.COMPARED.of(pair.b(), actor)));
    return new Comparison(
        id, record(pair.a(), pair.seesA()), record(pair.b(), pair.seesB()), pair.about().reasons());
  }

  private Comparison.CaseRecord record(Member member, boolean isTheirs) {
    var child =
        vault
            .child(member.key())
            .orElseThrow(() -> new NotFound("pair of records with this number"));
    return new Comparison.CaseRecord(
        member.key(),
        member.version(),
        child.name().inFull(),
        child.dateOfBirth(),
        child.birthOrder(),
        guardians.namesOf(member.key()),
        member.enrolledOn(),
        Optional.ofNullable(member.enrolledAtOffice())
            .flatMap(offices::find)
            .map(Office::name)
            .orElse(null),
        Optional.ofNullable(member.belongsTo())
            .flatMap(libraries::find)
            .map(Library::name)
            .orElse(null),
        member.standing(),
        member.isHeld(),
        policies.isSecret(member.key()),
        guardians.namesNotContacted(member.key()),
        cards.endingsOf(List.of(member.key())).get(member.key()),
        lastUse.of(List.of(member.key())).get(member.key()),
        isTheirs);
  }
}
