package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.desk.enrolment.LoadKnownFacts.KnownFacts;
import throughline.membership.member.Residence;
import throughline.membership.person.postcode.Located;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.NameKey;
import throughline.membership.record.ParseGuardian;
import throughline.membership.record.ParseResidence;
import throughline.membership.reference.library.ParseLibrary;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;

/**
 * Turns a visit as typed into one that can be kept, or names every wrong field: by the same rules
 * for a form, the API and a file.
 */
public final class ParseEnrolment {
  public static final String CARD_TAKEN =
      "This card was already given to a member. Check the number or take another card";
  static final String SUPPRESSED =
      "This entry is blocked, so the child is not enrolled. If the family itself wants it, a"
          + " registrar can use “Enrol the child after all” at the end of the enrolment form";
  private static final String CARD = "cardNumber";
  private final KnownFacts facts;
  private final LocalDate today;

  public ParseEnrolment(KnownFacts facts, LocalDate today) {
    this.facts = facts;
    this.today = today;
  }

  public Enrolment read(EnrolmentRequest typed) {
    var fields = new Fields();
    return read(fields, facts.office(fields, typed.office()), typed);
  }

  /** The same at this office; null if it was typed wrong, which the fields then say. */
  Enrolment read(Fields fields, Office office, EnrolmentRequest typed) {
    var library = ParseLibrary.read(fields, "library", typed.library(), facts::library);
    var first = new ParseChild(fields, "", typed.first());
    var name = first.name();
    var order = first.birthOrder();
    var born = first.newbornsDateOfBirth(today);
    var located = facts.locate(typed.postcode());
    var residence = ParseResidence.read(fields, typed.residence(), located, facts::isDistrict);
    var guardian = new ParseGuardian(fields, "guardian").read(typed.guardian());
    var card = facts.card(fields, CARD, typed.cardNumber());
    var children = new ArrayList<NewChild>();
    children.add(new NewChild(name, born, order, card, CARD, Optional.empty()));
    var second = new ParseGuardian(fields, "secondGuardian").readIfTyped(typed.secondGuardian());
    var guardians = Stream.concat(Stream.of(guardian), second.stream()).toList();
    var address =
        HomeAddress.read(fields, typed.addressPolicy(), typed.address(), typed.postcode());
    located.flatMap(Located::problem).ifPresent(problem -> fields.reject("postcode", problem));
    var purposes = purposes(fields, guardians, typed.preferences());
    children.addAll(others(fields, typed.others()));
    checkTogether(fields, children);
    var deferred = deferredOffer(fields, typed.deferredOffer());
    if (TypedText.given(typed.anotherChild()).isPresent()) {
      fields.oneOf(ParseVisits.ANOTHER_CHILD, typed.anotherChild(), ParseGuardian.Answer.class, "");
    }
    fields.throwIfAny();
    return new Enrolment(
        office,
        children,
        address.filter(HomeAddress::isRestricted).isPresent() ? Residence.UNKNOWN : residence,
        guardians,
        address,
        purposes,
        library,
        deferred);
  }

  /** What is said when the card has become somebody's since it was read. */
  static InvalidInput cardTaken(String field) {
    return new InvalidInput(field, CARD_TAKEN);
  }

  private List<NewChild> others(Fields fields, List<ChildRequest> typed) {
    if (typed.size() > ChildRequest.MOST_OTHERS) {
      fields.reject("others", "Others must be %d or fewer".formatted(ChildRequest.MOST_OTHERS));
      return List.of();
    }
    var others = new ArrayList<NewChild>();
    for (var i = 0; i < typed.size(); i++) {
      others.add(typed.get(i) == null ? missing(fields, i) : other(fields, i, typed.get(i)));
    }
    return others;
  }

  private NewChild other(Fields fields, int number, ChildRequest typed) {
    var prefix = ChildRequest.prefix(number);
    var child = new ParseChild(fields, prefix, typed);
    var ageGroup = child.ageGroup();
    var name = child.name();
    var born = child.dateOfBirth(today);
    child.checkOther(ageGroup, name);
    child.checkAge(ageGroup, born, today);
    var order = child.birthOrder();
    var themself = child.themself(ageGroup, name);
    var card = facts.card(fields, prefix + CARD, typed.cardNumber());
    return new NewChild(name, born, order, card, prefix + CARD, themself);
  }

  private static NewChild missing(Fields fields, int number) {
    fields.reject("others." + number, "Send the child, or leave it out");
    return null;
  }

  /** What is sent by e-mail is not promised to a family of whom nobody can be sent any. */
  private static Set<Purpose> purposes(
      Fields fields, List<GuardianDetails> guardians, List<String> typed) {
    var purposes = Purpose.read(fields, typed);
    var reached = guardians.stream().filter(GuardianDetails::mayContact).toList();
    if (reached.isEmpty() && !purposes.isEmpty()) {
      fields.reject("preferences", "Clear these, or let one guardian be contacted");
    }
    return reached.stream()
            .map(GuardianDetails::contact)
            .anyMatch(contact -> contact != null && contact.email() != null)
        ? purposes
        : Set.of();
  }

  /** One that does not wait any more is no reason to refuse a child. */
  private static Optional<UUID> deferredOffer(Fields fields, String typed) {
    try {
      return TypedText.given(typed).map(UUID::fromString);
    } catch (IllegalArgumentException notOurs) {
      fields.reject("deferredOffer", "Send the id of the deferred offer, or leave it out");
      return Optional.empty();
    }
  }

  static String prefix(int child) {
    return child == 0 ? "" : ChildRequest.prefix(child - 1);
  }

  private static void checkTogether(Fields fields, List<NewChild> children) {
    if (children.stream().anyMatch(Objects::isNull)) {
      return;
    }
    checkCards(fields, children);
    if (IntStream.range(0, children.size()).allMatch(i -> fields.ok(prefix(i) + "birthOrder"))) {
      checkOrder(fields, children);
    }
    checkNames(fields, children);
  }

  private static void checkCards(Fields fields, List<NewChild> children) {
    var seen = new HashSet<>();
    for (var child : children) {
      if (child.card() != null && !seen.add(child.card())) {
        fields.reject(
            child.cardField(),
            "This card is somebody else's of this visit already. Scan a card for each");
      }
    }
  }

  private static void checkOrder(Fields fields, List<NewChild> children) {
    var ofBirth =
        IntStream.range(0, children.size())
            .filter(i -> children.get(i).birthOrder() != null)
            .boxed()
            .toList();
    if (ofBirth.size() == 1) {
      fields.reject(
          prefix(ofBirth.get(0)) + "birthOrder",
          "Add the other child of this birth, or leave the order out");
    }
    var seen = new ArrayList<Integer>();
    for (var i : ofBirth) {
      var order = children.get(i).birthOrder();
      if (seen.contains(order) || order > ofBirth.size()) {
        fields.reject(
            prefix(i) + "birthOrder",
            "Order must be from 1 to %d, each once: the first-born is 1".formatted(ofBirth.size()));
      }
      seen.add(order);
    }
  }

  /** Two of one birth with the same given names are one child typed twice. */
  private static void checkNames(Fields fields, List<NewChild> children) {
    var seen = new HashSet<String>();
    for (var i = 0; i < children.size(); i++) {
      var child = children.get(i);
      var name = child.name() == null ? null : child.name().givenNames();
      if (child.birthOrder() != null && name != null && !seen.add(NameKey.of(name))) {
        fields.reject(
            prefix(i) + "childGivenNames",
            "Both children of this birth have this name. Check the spelling of each");
      }
    }
  }
}
