package throughline.membership.record.life;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.record.AddressCopies;
import throughline.membership.record.AddressCopies.Copy;
import throughline.membership.record.Desk;
import throughline.membership.record.HistoryInWords;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.WholeHistory;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.database.audit.RecordedAction;

/** Staff look who may know where a family lives, before or after its address is made secret. */
@ApplicationScoped
class ShowAddressSeen {

  private static final Set<String> OF_ADDRESS =
      names(RecordAction.ADDRESS_OPENED, RecordAction.ADDRESS_HANDED_OVER, RecordAction.EXPORTED);

  private static final Set<String> OF_PLACE =
      names(
          RecordAction.RECORD_OPENED,
          RecordAction.RECEIPT_OPENED,
          RecordAction.HISTORY_OPENED,
          RecordAction.COMPARED,
          RecordAction.FOUND,
          RecordAction.OPENED_BY_GUARDIAN);

  /** To whom an address was shown and where it was sent. */
  record AddressSeen(
      boolean isSecret, List<HistoryLine> address, List<HistoryLine> place, List<Copy> copies) {}

  private final RestrictedRecords restricted;
  private final AddressPolicies policies;
  private final WholeHistory wholeHistory;
  private final HistoryInWords inWords;
  private final List<AddressCopies> copies;
  private final AuditTrail trail;

  ShowAddressSeen(
      RestrictedRecords restricted,
      AddressPolicies policies,
      WholeHistory wholeHistory,
      HistoryInWords inWords,
      @All List<AddressCopies> copies,
      AuditTrail trail) {
    this.restricted = restricted;
    this.policies = policies;
    this.wholeHistory = wholeHistory;
    this.inWords = inWords;
    this.copies = copies;
    this.trail = trail;
  }

  @Transactional
  AddressSeen show(UUID id, Desk desk) {
    var member = restricted.look(id, desk);
    var all = wholeHistory.of(id);
    trail.append(RecordAction.HISTORY_OPENED.of(member, desk.actor(member)));
    return new AddressSeen(
        policies.isSecret(id),
        lines(all, OF_ADDRESS, desk),
        lines(all, OF_PLACE, desk),
        copies.stream()
            .flatMap(each -> each.of(id).stream())
            .sorted(Comparator.comparing(Copy::at).reversed())
            .toList());
  }

  private List<HistoryLine> lines(List<RecordedAction> all, Set<String> actions, Desk desk) {
    return all.stream()
        .filter(action -> actions.contains(action.action()))
        .map(action -> inWords.line(action, desk.subject()))
        .toList();
  }

  private static Set<String> names(RecordAction... actions) {
    return Arrays.stream(actions).map(Enum::name).collect(Collectors.toSet());
  }
}
