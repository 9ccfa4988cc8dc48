package throughline.membership.duplicate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.enrolment.Desk;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** Somebody finds that two records that were merged are of two children. */
@ApplicationScoped
class TakeMergeBack {

  private final Members members;
  private final DuplicateCases cases;
  private final MergeRecords mergeRecords;
  private final MergeSettings settings;
  private final Clock clock;

  TakeMergeBack(
      Members members,
      DuplicateCases cases,
      MergeRecords mergeRecords,
      MergeSettings settings,
      Clock clock) {
    this.members = members;
    this.cases = cases;
    this.mergeRecords = mergeRecords;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The records that were merged into this one, the latest first.
   *
   * @throws NotFound if it is another desk's
   */
  @Transactional
  List<MergedRecord> into(UUID kept, Desk desk) {
    find(kept, desk);
    return members.mergedInto(kept).stream().map(this::merged).toList();
  }

  /**
   * Lets both records stand again. Nobody is asked about them again.
   *
   * @throws NotFound if the record that was kept is another desk's
   * @throws Conflict if it was taken back before, or too much time has passed
   */
  @Transactional
  void takeBack(UUID kept, UUID other, Desk desk) {
    find(kept, desk);
    members.lockAll(List.of(kept, other));
    var standing = find(kept, desk);
    var merged =
        members
            .findByIdOptional(other)
            .filter(member -> kept.equals(member.mergedInto()))
            .orElseThrow(
                () ->
                    new Conflict(
                        "not-merged", "This merge was taken back before. Both records stand"));
    if (!merged(merged).isReversible()) {
      throw new Conflict(
          "merge-is-final",
          "This merge is more than %d days old, so it cannot be taken back. Enrol the child anew"
              .formatted(settings.reversibleDays()));
    }
    var actor = desk.actor(standing);
    mergeRecords.takeBack(merged, standing, actor);
    cases
        .of(kept, other)
        .ifPresent(found -> found.decide(Decision.NOT_THE_SAME, desk.subject(), clock.instant()));
    Log.infof("event=merge-taken-back member=%s", kept);
  }

  private Member find(UUID kept, Desk desk) {
    return members
        .find(kept, desk.offices(), desk.libraries())
        .orElseThrow(() -> new NotFound("enrolment with this number"));
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
