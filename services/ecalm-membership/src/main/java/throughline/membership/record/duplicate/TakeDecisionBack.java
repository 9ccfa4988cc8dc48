package throughline.membership.record.duplicate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.duplicate.DuplicateCase.Decision;
import throughline.membership.record.duplicate.MergeConflictCheck.MergeSettings;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;

/** Lets two records stand again of which one was ended as the other's, for a while. */
@ApplicationScoped
class TakeDecisionBack {

  /**
   * A record that was merged into another, or found to be made in error beside it.
   *
   * @param reversibleUntil until when that can be taken back
   */
  record EndedRecord(
      UUID id,
      LocalDate enrolledOn,
      String library,
      boolean isMerged,
      Instant endedAt,
      Instant reversibleUntil,
      boolean isReversible) {}

  private final Members members;
  private final AddressPolicies policies;
  private final RestrictedRecords restricted;
  private final OpenPairs pairs;
  private final EndedRecords endedRecords;
  private final MergeRecords mergeRecords;
  private final MergeSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  TakeDecisionBack(
      Members members,
      AddressPolicies policies,
      RestrictedRecords restricted,
      OpenPairs pairs,
      EndedRecords endedRecords,
      MergeRecords mergeRecords,
      MergeSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.policies = policies;
    this.restricted = restricted;
    this.pairs = pairs;
    this.endedRecords = endedRecords;
    this.mergeRecords = mergeRecords;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /** The records that were ended as this one's, the latest first, and writes down who saw them. */
  @Transactional
  List<EndedRecord> asOf(UUID kept, Desk desk) {
    var standing = restricted.look(kept, desk);
    var merged = members.mergedInto(kept).stream().map(each -> ended(each, each.mergedAt()));
    var undone =
        endedRecords.undoneBeside(kept).entrySet().stream()
            .map(each -> ended(each.getKey(), each.getValue().decidedAt()));
    var all =
        Stream.concat(merged, undone)
            .sorted(Comparator.comparing(EndedRecord::endedAt).reversed())
            .toList();
    for (var each : all) {
      var member = members.findById(each.id());
      requireNotSecretElsewhere(member, desk);
      restricted.requireToLook(member, desk);
    }
    trail.append(RecordAction.RECORD_OPENED.of(standing, desk.actor(standing)));
    return all;
  }

  /**
   * Lets both records stand again. They wait to be compared once more: they are of two children, or
   * the other one is to be kept.
   */
  @Transactional
  Optional<UUID> takeBack(UUID kept, UUID other, Desk desk) {
    // Before any of them is read: of two who take it back at once the second is told.
    members.lockAll(List.of(kept, other));
    var standing = restricted.find(kept, desk);
    restricted.requireToChange(standing, desk);
    var pair = pairs.of(kept, other);
    var ended =
        members
            .findByIdOptional(other)
            .filter(member -> kept.equals(member.mergedInto()) || isUndoneBy(pair, member))
            .orElseThrow(
                () -> new Conflict("not-merged", "This was taken back before. Both records stand"));
    requireNotSecretElsewhere(ended, desk);
    restricted.requireToChange(ended, desk);
    var at = ended.isUndone() ? pair.orElseThrow().decidedAt() : ended.mergedAt();
    if (!ended(ended, at).isReversible()) {
      throw new Conflict(
          "merge-is-final",
          "This is more than %d days old, so it cannot be taken back. Enrol the child anew"
              .formatted(settings.reversibleDays()));
    }
    var actor = desk.actor(standing);
    if (ended.isUndone()) {
      mergeRecords.takeUndoBack(ended, at, actor);
    } else {
      mergeRecords.takeBack(ended, standing, actor);
    }
    pair.ifPresent(DuplicateCase::reopen);
    Log.infof("event=duplicate-taken-back member=%s", kept);
    return pair.map(DuplicateCase::id);
  }

  private static boolean isUndoneBy(Optional<DuplicateCase> pair, Member member) {
    return member.isUndone()
        && pair.filter(each -> each.decision() == Decision.IN_ERROR).isPresent();
  }

  private void requireNotSecretElsewhere(Member ended, Desk desk) {
    if (policies.isSecret(ended.key())
        && members.find(ended.key(), desk.offices(), desk.libraries()).isEmpty()) {
      throw OpenPairs.secretElsewhere();
    }
  }

  private EndedRecord ended(Member member, Instant at) {
    var until = settings.reversibleUntil(at);
    return new EndedRecord(
        member.key(),
        member.enrolledOn(),
        member.enrolledAt().name(),
        !member.isUndone(),
        at,
        until,
        clock.instant().isBefore(until) && !member.isErased());
  }
}
