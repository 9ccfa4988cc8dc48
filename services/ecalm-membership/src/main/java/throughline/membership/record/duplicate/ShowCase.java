package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import throughline.membership.record.duplicate.DecideCase.Choice;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.usage.LastUse;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/**
 * Shows two records that may be of one child side by side. Of a record that this desk does not see,
 * it shows the place alone, unless that place has proposed what to do with the pair.
 */
@ApplicationScoped
class ShowCase {
  /** Two records side by side, and why they may be of one child. */
  record Comparison(
      UUID id, CaseRecord a, CaseRecord b, List<Reason> reasons, Optional<Proposal> proposal) {

    private static final String NOT_SHOWN = "Not shown";

    /**
     * One of two records as far as it takes to tell whether they are of one child: neither address
     * nor contact.
     *
     * @param office its name; null for a record of no office
     * @param library the name of the present home library; null if there is none
     * @param isShown whether more than its office is shown; all the rest is null or empty if not
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
        boolean isTheirs,
        boolean isShown) {

      static CaseRecord notShown(Member member, String office) {
        return new CaseRecord(
            member.key(),
            member.version(),
            null,
            null,
            Optional.empty(),
            List.of(),
            null,
            office,
            null,
            null,
            false,
            false,
            List.of(),
            null,
            null,
            false,
            false);
      }

      String cardStops() {
        if (!isShown) {
          return "Its card stops";
        }
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
      public String compared() {
        if (a.equals(NOT_SHOWN) || b.equals(NOT_SHOWN)) {
          return NOT_SHOWN;
        }
        return a.equals(b) ? "The same" : "Different";
      }

      public boolean differs() {
        return compared().equals("Different");
      }
    }

    /** Whether the other place has to say the same before it is done. */
    boolean needsAgreement(Choice choice) {
      if (a.isTheirs && b.isTheirs || choice == Choice.NOT_THE_SAME) {
        return false;
      }
      boolean isAgreed = proposedToThem() && Choice.of(proposal.orElseThrow(), a.id).equals(choice);
      var ends = choice.keepsA() ? b : a;
      return !isAgreed && !(choice.isError() && ends.isTheirs);
    }

    public boolean isOfTwoPlaces() {
      return !a.isTheirs || !b.isTheirs;
    }

    public boolean proposedToThem() {
      return proposal.filter(each -> !theirs(each.from())).isPresent();
    }

    public String proposedInWords() {
      return proposal.map(each -> Choice.of(each, a.id).label()).orElse("");
    }

    /** When what is shown was proposed, as a form sends it back; empty if nothing was. */
    public String seenProposal() {
      return proposal.map(each -> each.at().toString()).orElse("");
    }

    private boolean theirs(UUID record) {
      return (record.equals(a.id) ? a : b).isTheirs;
    }

    public List<Line> lines() {
      return Stream.of(
              new Line("Registration office", orNone(a.office()), orNone(b.office())),
              line("Name", CaseRecord::childName),
              line("Date of birth", side -> London.date(side.dateOfBirth())),
              line("Place in the birth", Comparison::order),
              line("Guardians", side -> names(side.guardians())),
              line("Not to be written to", side -> names(side.notContacted())),
              line("Held", Comparison::held),
              line("Address", Comparison::address),
              line("Enrolled on", side -> London.date(side.enrolledOn())),
              line("Home library", side -> orNone(side.library())),
              line("Card ends in", side -> orNone(side.cardEnding())),
              line("Card last used", Comparison::lastUsed),
              line("Membership", side -> side.standing().inWords()))
          .toList();
    }

    private Line line(String what, Function<CaseRecord, String> words) {
      return new Line(
          what, a.isShown ? words.apply(a) : NOT_SHOWN, b.isShown ? words.apply(b) : NOT_SHOWN);
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
        id,
        record(pair.a(), pair),
        record(pair.b(), pair),
        pair.about().reasons(),
        pair.about().proposal());
  }

  private Comparison.CaseRecord record(Member member, OpenPairs.Pair pair) {
    boolean isTheirs = pair.isTheirs(member);
    var office =
        Optional.ofNullable(member.enrolledAtOffice())
            .flatMap(offices::find)
            .map(Office::name)
            .orElse(null);
    if (!isTheirs && pair.proposedToThem().isEmpty()) {
      return Comparison.CaseRecord.notShown(member, office);
    }
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
        office,
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
        isTheirs,
        true);
  }
}
