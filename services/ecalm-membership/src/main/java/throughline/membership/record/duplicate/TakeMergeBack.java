package throughline.membership.record.duplicate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.duplicate.MergeConflictCheck.MergeSettings;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;

/** Somebody finds that two records that were merged are of two children. */
@ApplicationScoped
class TakeMergeBack {

  /**
   * A record that was merged into another.
   *
   * @param reversibleUntil until when that can be taken back
   */
  record MergedRecord(
      UUID id,
      LocalDate enrolledOn,
      String library,
      Instant mergedAt,
      Instant reversibleUntil,
      boolean isReversible) {}

  private final Members members;
  private final AddressPolicies policies;
  private final RestrictedRecords restricted;
  private final OpenPairs pairs;
  private final MergeRecords mergeRecords;
  private final MergeSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  TakeMergeBack(
      Members members,
      AddressPolicies policies,
      RestrictedRecords restricted,
      OpenPairs pairs,
      MergeRecords mergeRecords,
      MergeSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.policies = policies;
    this.restricted = restricted;
    this.pairs = pairs;
    this.mergeRecords = mergeRecords;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /** The records that were merged into this one, the latest first, and writes down who saw them. */
  @Transactional
  List<MergedRecord> into(UUID kept, Desk desk) {
    var standing = restricted.look(kept, desk);
    var merged = members.mergedInto(kept);
    for (var each : merged) {
      requireNotSecretElsewhere(each, desk);
      restricted.requireToLook(each, desk);
    }
    trail.append(RecordAction.RECORD_OPENED.of(standing, desk.actor(standing)));
    return merged.stream().map(this::merged).toList();
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
    var merged =
        members
            .findByIdOptional(other)
            .filter(member -> kept.equals(member.mergedInto()))
            .orElseThrow(
                () ->
                    new Conflict(
                        "not-merged", "This merge was taken back before. Both records stand"));
    requireNotSecretElsewhere(merged, desk);
    restricted.requireToChange(merged, desk);
    if (!merged(merged).isReversible()) {
      throw new Conflict(
          "merge-is-final",
          "This merge is more than %d days old, so it cannot be taken back. Enrol the child anew"
              .formatted(settings.reversibleDays()));
    }
    var actor = desk.actor(standing);
    mergeRecords.takeBack(merged, standing, actor);
    var pair = pairs.of(kept, other);
    pair.ifPresent(DuplicateCase::reopen);
    Log.infof("event=merge-taken-back member=%s", kept);
    return pair.map(DuplicateCase::id);
  }

  private void requireNotSecretElsewhere(Member merged, Desk desk) {
    if (policies.isSecret(merged.key())
        && members.find(merged.key(), desk.offices(), desk.libraries()).isEmpty()) {
      throw OpenPairs.secretElsewhere();
    }
  }

  private MergedRecord merged(Member member) {
    var until = settings.reversibleUntil(member.mergedAt());
    return new MergedRecord(
        member.key(),
        member.enrolledOn(),
        member.enrolledAt().name(),
        member.mergedAt(),
        until,
        clock.instant().isBefore(until) && !member.isErased());
  }
}
