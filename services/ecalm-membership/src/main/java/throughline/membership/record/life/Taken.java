package throughline.membership.record.life;

import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.record.Desk;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.Actor;

/** A record that nobody else changes until the transaction ends, and what happened to it. */
record Taken(LifeEvent event, Member member, LifeEventRequest typed, Desk desk) {

  UUID id() {
    return member.key();
  }

  Actor actor() {
    return desk.actor(member);
  }

  /** Ends the reading of the form with why it happened, which is null where nobody is asked. */
  String reason(Fields fields) {
    var reason = event.reasons().read(fields, typed.reason());
    fields.throwIfAny();
    return reason;
  }
}
