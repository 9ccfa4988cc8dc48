package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.Change;

/** A family whose address is secret says by which way it is safe to write to it, if by any. */
@ApplicationScoped
class AllowChannel implements LifeChange {

  private static final String CHANNEL = "channel";

  private final LifeRecords records;
  private final AddressPolicies policies;

  AllowChannel(LifeRecords records, AddressPolicies policies) {
    this.records = records;
    this.policies = policies;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.SAFE_CHANNEL_CHOSEN;
  }

  @Override
  @Transactional
  public Map<String, String> start(UUID id) {
    requireSecret(id);
    return Map.of(CHANNEL, allowed(id).name());
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    requireSecret(id);
    var fields = new Fields();
    var channel =
        fields.oneOf(
            CHANNEL, typed.channel(), SafeChannel.class, "Choose by which way, or by none");
    fields.throwIfAny();
    var before = allowed(id);
    policies.allow(id, channel == SafeChannel.NONE ? null : channel.name());
    records.countChange(member);
    records.keep(
        member,
        RecordAction.SAFE_CHANNEL_CHOSEN,
        desk,
        null,
        Change.personal(CHANNEL, before.inWords(), channel.inWords()));
    return Recorded.of(event(), id);
  }

  private SafeChannel allowed(UUID id) {
    return policies.safeChannel(id).map(SafeChannel::valueOf).orElse(SafeChannel.NONE);
  }

  private void requireSecret(UUID id) {
    if (!policies.isSecret(id)) {
      throw new Conflict(
          "address-not-secret",
          "The address is not secret, so the family is written to as it chose");
    }
  }
}
