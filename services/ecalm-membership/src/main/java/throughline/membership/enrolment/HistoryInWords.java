package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import throughline.membership.Roles;
import throughline.membership.WithoutSignIn;
import throughline.membership.library.Libraries;
import throughline.membership.library.Library;
import throughline.membership.office.Office;
import throughline.membership.office.Offices;
import throughline.platform.audit.Actor;
import throughline.platform.audit.Change;
import throughline.platform.audit.HistoryLine;
import throughline.platform.audit.RecordedAction;

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

  private final Offices offices;
  private final Libraries libraries;

  HistoryInWords(Offices offices, Libraries libraries) {
    this.offices = offices;
    this.libraries = libraries;
  }

  /**
   * One entry.
   *
   * @param reader the sign-in's own name for whoever reads it; empty for a file that others read
   */
  public HistoryLine line(RecordedAction action, String reader) {
    return new HistoryLine(
        action.at(),
        EnrolmentAction.valueOf(action.action()).inWords(),
        who(action.actor(), reader),
        action.reason(),
        details(action));
  }

  private String who(Actor actor, String reader) {
    var who = actor.subject().equals(reader) ? "you" : roleInWords(actor);
    return placeOf(actor).map(place -> who + " at " + place).orElse(who);
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
    var code = Optional.ofNullable(actor.place());
    return actor.role().equals(Roles.REGISTRAR)
        ? code.flatMap(offices::find).map(Office::name)
        : code.flatMap(libraries::find).map(Library::name);
  }

  private static List<String> details(RecordedAction action) {
    return action.erased()
        ? List.of("What was changed has been erased")
        : action.changes().stream().map(HistoryInWords::detail).toList();
  }

  private static String detail(Change change) {
    return "%s: %s, before it %s"
        .formatted(FIELDS.get(change.field()), change.after(), change.before());
  }
}
