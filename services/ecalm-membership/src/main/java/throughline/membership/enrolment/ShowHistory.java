package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.Roles;
import throughline.membership.library.Libraries;
import throughline.membership.library.Library;
import throughline.membership.member.Members;
import throughline.membership.office.Office;
import throughline.membership.office.Offices;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditTrail;
import throughline.platform.audit.Change;
import throughline.platform.audit.HistoryLine;
import throughline.platform.audit.RecordedAction;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.refusal.NotFound;

/** Somebody at a desk asks who enrolled a child of theirs, put something right or looked. */
@ApplicationScoped
class ShowHistory {

  private static final Map<String, String> FIELDS =
      Map.of(
          "cardNumber", "Card number",
          "library", "Home library",
          "childName", "Name",
          "dateOfBirth", "Date of birth",
          "residence", "Lives in",
          "channel", "Safe way to write");

  private final Members members;
  private final Offices offices;
  private final Libraries libraries;
  private final AuditTrail trail;

  ShowHistory(Members members, Offices offices, Libraries libraries, AuditTrail trail) {
    this.members = members;
    this.offices = offices;
    this.libraries = libraries;
    this.trail = trail;
  }

  /**
   * A part of the history, and writes down who saw it.
   *
   * @throws NotFound also if it is another desk's, so that nobody learns which numbers exist
   */
  @Transactional
  EnrolmentHistory show(UUID id, Desk desk, PageRequest page) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    var actions = trail.history(EnrolmentAction.record(id), page);
    trail.append(EnrolmentAction.HISTORY_OPENED.of(member, desk.actor(member)));
    var shown = actions.stream().limit(page.limit()).toList();
    var isLast = actions.size() == shown.size();
    return new EnrolmentHistory(
        shown.stream().map(action -> line(action, desk)).toList(),
        isLast ? null : shown.get(shown.size() - 1).id());
  }

  private HistoryLine line(RecordedAction action, Desk desk) {
    return new HistoryLine(
        action.at(),
        EnrolmentAction.valueOf(action.action()).inWords(),
        who(action.actor(), desk),
        action.reason(),
        details(action));
  }

  private String who(Actor actor, Desk desk) {
    var who = actor.subject().equals(desk.subject()) ? "you" : inWords(actor.role());
    return placeOf(actor).map(place -> who + " at " + place).orElse(who);
  }

  private static String inWords(String role) {
    return switch (role) {
      case Roles.REGISTRAR -> "a registrar";
      case Roles.SERVICE -> "this service, by itself";
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
        : action.changes().stream().map(ShowHistory::detail).toList();
  }

  private static String detail(Change change) {
    return "%s: %s, before it %s"
        .formatted(FIELDS.get(change.field()), change.after(), change.before());
  }
}
