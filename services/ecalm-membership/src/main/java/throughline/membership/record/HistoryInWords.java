package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.shared.Roles;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.Change;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.database.audit.RecordedAction;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** The history of a record as somebody reads it. */
@ApplicationScoped
public class HistoryInWords {

  private static final Map<String, String> FIELDS =
      Map.of(
          "cardNumber", "Card number",
          "library", "Home library",
          "childName", "Name",
          "dateOfBirth", "Date of birth",
          "residence", "Lives in",
          "channel", "Safe way to write",
          "preferences", "To be told",
          "rights", "What a guardian may");

  private static final Set<String> LEADS_THERE = Set.of("library", "residence", "channel");
  private static final Set<String> ADDRESS = Set.of("residence");

  private static final Set<String> OF_GUARDIAN =
      Set.of(
          RecordAction.OPENED_BY_GUARDIAN.name(),
          RecordAction.CONTACT_ASKED_FOR.name(),
          RecordAction.CONTACT_KEPT.name(),
          RecordAction.CONTACT_CHANGED.name(),
          RecordAction.CONTACT_STOPPED.name());

  private final Offices offices;
  private final Libraries libraries;

  HistoryInWords(Offices offices, Libraries libraries) {
    this.offices = offices;
    this.libraries = libraries;
  }

  public HistoryLine line(RecordedAction action, String reader) {
    var actor = action.actor();
    var who = actor.subject().equals(reader) ? "you" : roleInWords(actor);
    return line(action, at(placeOf(actor), who), Set.of());
  }

  /**
   * One entry for a file that is given out, which tells no more than the rest of the file of where
   * the family is.
   */
  public HistoryLine lineOfFile(RecordedAction action, boolean isSecret, boolean withAddresses) {
    if (isSecret) {
      return line(action, whoInFile(action, officeOf(action.actor())), LEADS_THERE);
    }
    return line(
        action, whoInFile(action, placeOf(action.actor())), withAddresses ? Set.of() : ADDRESS);
  }

  /**
   * Whether an entry is in a file at all. When another guardian was at the link is not: an opening
   * a minute before the record was held would tell who held it. Nor is when an address was made
   * secret, which may tell somebody of a flight.
   */
  public static boolean isInFile(RecordedAction action, UUID guardian) {
    var actor = action.actor();
    if (action.action().equals(RecordAction.ADDRESS_MADE_SECRET.name())) {
      return false;
    }
    return !OF_GUARDIAN.contains(action.action())
        || !actor.role().equals(WithoutSignIn.GUARDIAN)
        || guardian != null && actor.subject().equals(guardian.toString());
  }

  /**
   * Null of a record that is held, whoever held it: a guardian was promised that nobody is told who
   * wrote, and that staff are named and they are not would tell it.
   */
  private static String whoInFile(RecordedAction action, Optional<String> place) {
    return action.action().equals(RecordAction.HELD.name())
        ? null
        : at(place, roleInWords(action.actor()));
  }

  private static HistoryLine line(RecordedAction action, String who, Set<String> leftOut) {
    return new HistoryLine(
        action.at(),
        RecordAction.valueOf(action.action()).inWords(),
        who,
        action.reason(),
        details(action, leftOut));
  }

  private static String at(Optional<String> place, String who) {
    return place.map(name -> who + " at " + name).orElse(who);
  }

  private static String roleInWords(Actor actor) {
    return switch (actor.role()) {
      case Roles.REGISTRAR -> "a registrar";
      case WithoutSignIn.GUARDIAN -> "a guardian";
      case WithoutSignIn.SERVICE -> "this service, by itself";
      default -> "library staff";
    };
  }

  private Optional<String> placeOf(Actor actor) {
    return actor.role().equals(Roles.REGISTRAR)
        ? officeOf(actor)
        : Optional.ofNullable(actor.place()).flatMap(libraries::find).map(Library::name);
  }

  private Optional<String> officeOf(Actor actor) {
    return Optional.ofNullable(actor.place())
        .filter(place -> actor.role().equals(Roles.REGISTRAR))
        .flatMap(offices::find)
        .map(Office::name);
  }

  private static List<String> details(RecordedAction action, Set<String> leftOut) {
    return action.erased()
        ? List.of("What was changed has been erased")
        : action.changes().stream()
            .filter(change -> !leftOut.contains(change.field()))
            .map(HistoryInWords::detail)
            .toList();
  }

  private static String detail(Change change) {
    return "%s: %s, before it %s"
        .formatted(FIELDS.get(change.field()), change.after(), change.before());
  }
}
