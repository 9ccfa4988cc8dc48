package throughline.membership.record.duplicate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.MembershipState;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Guardians;
import throughline.membership.person.vault.NameKey;
import throughline.membership.usage.LastUse;
import throughline.platform.core.input.InvalidInput;

/**
 * Refuses to end a record that says what must not be lost with it: mail is sent and an address is
 * shown by what the record says that stands.
 */
@ApplicationScoped
public class MergeConflictCheck {
  /** Says for how long what was decided can be taken back. */
  @ConfigMapping(prefix = "throughline.merge")
  interface MergeSettings {

    /**
     * For how many days the end of a record can be taken back; what a merged one says is deleted
     * then.
     */
    @WithDefault("90")
    int reversibleDays();

    /** Until when one that ended at this moment can be taken back. */
    default Instant reversibleUntil(Instant endedAt) {
      return endedAt.plus(Duration.ofDays(reversibleDays()));
    }
  }

  private static final Set<MembershipState> OF_DEAD =
      Set.of(MembershipState.DEAD, MembershipState.REPORTED_DEAD);

  private final Members members;
  private final AddressPolicies policies;
  private final Guardians guardians;
  private final LastUse lastUse;
  private final MergeSettings settings;
  private final Clock clock;

  MergeConflictCheck(
      Members members,
      AddressPolicies policies,
      Guardians guardians,
      LastUse lastUse,
      MergeSettings settings,
      Clock clock) {
    this.members = members;
    this.policies = policies;
    this.guardians = guardians;
    this.lastUse = lastUse;
    this.settings = settings;
    this.clock = clock;
  }

  void byMerging(Member other, Member kept) {
    if (isOfDeadAlone(other, kept)) {
      throw refused(
          "Keep the other record: we were told that the child has died, and it says so. Or first"
              + " record the death in this one, too");
    }
    if (other.isActive() && kept.standing() == MembershipState.WITHDRAWN) {
      throw refused(
          "Keep the other record: the membership of this one was withdrawn. Or first resume it");
    }
    if (members.mergedInto(other.key()).stream().anyMatch(this::isReversible)) {
      throw refused(
          "Keep the other record: a record was merged into it before. Or first take that merge"
              + " back, there");
    }
    if (isSecretAlone(other, kept)) {
      throw refused("Keep the other record: its address is secret");
    }
    // Of the dead nobody is written to, unless the report is taken back.
    if (!OF_DEAD.contains(kept.standing())) {
      requireSilence(other, kept);
    }
  }

  void byUndoing(Member wrong, Member kept) {
    if (lastUse.of(List.of(wrong.key())).containsKey(wrong.key())) {
      throw refused(
          "Its card was used, so it stands for somebody. If they are one child, keep the other"
              + " record as one child");
    }
    if (isOfDeadAlone(wrong, kept)) {
      throw refused(
          "Keep the record that says that the child has died. If that was said of the wrong record,"
              + " take the report back there first");
    }
    if (!members.mergedInto(wrong.key()).isEmpty()) {
      throw refused(
          "Keep the record into which another was merged before, or take that merge back first");
    }
    if (isSecretAlone(wrong, kept)) {
      throw refused("Keep the record with the secret address, as one child: it stays secret");
    }
    // Who takes the report back sees what was merged, and nothing of what was made in error.
    if (OF_DEAD.contains(kept.standing())
        && (isHeldAlone(wrong, kept) || wouldWriteToMore(wrong, kept))) {
      throw refused(
          "Keep the record that says that the child has died, as one child: the other says whom we"
              + " must not write to");
    }
    requireSilence(wrong, kept);
  }

  /**
   * Whether somebody would be written to whom a record leaves alone that was merged into this one:
   * of a dead child it could be kept all the same.
   */
  public boolean hasSilentMerged(Member kept) {
    return !kept.isHeld()
        && members.mergedInto(kept.key()).stream()
            .anyMatch(merged -> merged.isHeld() || wouldWriteToMore(merged, kept));
  }

  /** Nobody is written to whom the record that goes leaves alone. */
  private void requireSilence(Member other, Member kept) {
    if (isHeldAlone(other, kept)) {
      throw refused("Keep the record that is held, or first hold both or none");
    }
    if (wouldWriteToMore(other, kept)) {
      throw refused(
          "Keep the record with a guardian who must not be written to, or first say in the other"
              + " whom we must not write to");
    }
  }

  private static boolean isOfDeadAlone(Member other, Member kept) {
    return OF_DEAD.contains(other.standing()) && !OF_DEAD.contains(kept.standing());
  }

  private static boolean isHeldAlone(Member other, Member kept) {
    return other.isHeld() && !kept.isHeld();
  }

  private boolean isSecretAlone(Member other, Member kept) {
    return policies.isSecret(other.key()) && !policies.isSecret(kept.key());
  }

  /** What was merged for good goes along; of the others each has to be there to be taken back. */
  boolean isReversible(Member merged) {
    return clock.instant().isBefore(settings.reversibleUntil(merged.mergedAt()));
  }

  /** Whom one record leaves alone, the other may know under another name. */
  private boolean wouldWriteToMore(Member other, Member kept) {
    var leftAlone = namesOf(other, false);
    var writtenTo = namesOf(other, true);
    return !leftAlone.isEmpty()
        && namesOf(kept, true).stream()
            .anyMatch(name -> leftAlone.contains(name) || !writtenTo.contains(name));
  }

  private Set<String> namesOf(Member member, boolean mayContact) {
    return guardians.of(member.key()).stream()
        .filter(
            guardian -> (guardian.details().mayContact() && guardian.until() == null) == mayContact)
        .map(guardian -> NameKey.of(guardian.details().name()))
        .collect(Collectors.toSet());
  }

  private static InvalidInput refused(String why) {
    return new InvalidInput("choice", why);
  }
}
