package throughline.membership.record.subjectaccess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.person.vault.ContactChanges.Asked;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.HistoryInWords;
import throughline.membership.record.WholeHistory;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.usage.HeldUse;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.HistoryLine;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Reads everything that is held of a child from where it lies. */
@ApplicationScoped
class MakeDisclosure {

  private final Members members;
  private final PersonVault vault;
  private final AddressBook addresses;
  private final AddressPolicies policies;
  private final ContactChanges contactChanges;
  private final Cards cards;
  private final Preferences preferences;
  private final HeldUse heldUse;
  private final Libraries libraries;
  private final Offices offices;
  private final WholeHistory wholeHistory;
  private final HistoryInWords inWords;
  private final Clock clock;

  MakeDisclosure(
      Members members,
      PersonVault vault,
      AddressBook addresses,
      AddressPolicies policies,
      ContactChanges contactChanges,
      Cards cards,
      Preferences preferences,
      HeldUse heldUse,
      Libraries libraries,
      Offices offices,
      WholeHistory wholeHistory,
      HistoryInWords inWords,
      Clock clock) {
    this.members = members;
    this.vault = vault;
    this.addresses = addresses;
    this.policies = policies;
    this.contactChanges = contactChanges;
    this.cards = cards;
    this.preferences = preferences;
    this.heldUse = heldUse;
    this.libraries = libraries;
    this.offices = offices;
    this.wholeHistory = wholeHistory;
    this.inWords = inWords;
    this.clock = clock;
  }

  /** For this guardian, or for the child if it is null; with addresses only if that is right. */
  @Transactional(Transactional.TxType.MANDATORY)
  Disclosure of(Member member, Guardian reader, boolean withAddresses) {
    var id = member.key();
    var child = vault.child(id).orElseThrow(() -> new NotFound("enrolment with this number"));
    var isSecret = policies.isSecret(id);
    return new Disclosure(
        clock.instant(),
        new Disclosure.Person(
            child.name().inFull(), child.dateOfBirth(), child.birthOrder().orElse(null)),
        membership(member, isSecret),
        mergedInto(id),
        reader == null ? null : reader(reader),
        withAddresses ? addresses(id) : List.of(),
        cards.everyOf(id).stream()
            .map(card -> new Disclosure.Card(card.number().grouped(), card.at(), card.voidedAt()))
            .toList(),
        preferences.history(id).stream()
            .map(
                choice ->
                    new Disclosure.Choice(
                        choice.at(), choice.purpose().label(), choice.wanted(), choice.notice()))
            .toList(),
        member.firstLoanOn(),
        use(id, isSecret),
        history(id, reader == null ? null : reader.id(), isSecret, withAddresses));
  }

  private Disclosure.Membership membership(Member member, boolean isSecret) {
    var library =
        isSecret
            ? Optional.<String>empty()
            : Optional.ofNullable(member.belongsTo())
                .flatMap(libraries::findByIdOptional)
                .map(Library::name);
    return new Disclosure.Membership(
        member.enrolledOn(),
        member.standing().inWords(),
        library.orElse(null),
        Optional.ofNullable(member.enrolledAtOffice())
            .flatMap(offices::find)
            .map(Office::name)
            .orElse(null),
        member.noticeVersion());
  }

  private List<Disclosure.Merged> mergedInto(UUID member) {
    return members.mergedInto(member).stream()
        .filter(merged -> vault.child(merged.key()).isPresent())
        .map(merged -> new Disclosure.Merged(merged.mergedAt()))
        .toList();
  }

  private Disclosure.Reader reader(Guardian guardian) {
    var who = guardian.details();
    return new Disclosure.Reader(
        who.name(),
        who.relationship().label(),
        Optional.ofNullable(who.contact().email()).orElse(who.contact().phone()),
        contactChanges.of(guardian.person()).map(Asked::email).orElse(null),
        who.mayContact(),
        who.mayManage());
  }

  private List<Disclosure.Address> addresses(UUID member) {
    return addresses.everyOpen(member).stream()
        .map(
            dated ->
                new Disclosure.Address(
                    dated.from(),
                    dated.to(),
                    Stream.concat(
                            dated.address().eachLine().stream(),
                            Stream.ofNullable(dated.address().postcode()))
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private List<Disclosure.Use> use(UUID member, boolean isSecret) {
    return heldUse.of(member).stream()
        .map(
            used ->
                new Disclosure.Use(
                    used.day(), used.what().inWords(), isSecret ? null : used.library()))
        .toList();
  }

  private List<Disclosure.Entry> history(
      UUID member, UUID guardian, boolean isSecret, boolean withAddresses) {
    return wholeHistory.of(member).stream()
        .filter(action -> HistoryInWords.isInFile(action, guardian))
        .map(action -> inWords.lineOfFile(action, isSecret, withAddresses))
        .map(MakeDisclosure::entry)
        .toList();
  }

  private static Disclosure.Entry entry(HistoryLine line) {
    return new Disclosure.Entry(line.at(), line.what(), line.who(), line.reason(), line.details());
  }
}
