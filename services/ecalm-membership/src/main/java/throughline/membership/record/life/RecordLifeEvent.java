package throughline.membership.record.life;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.membership.record.Desk;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;

/** Somebody at a desk records what happened to a child of theirs. */
@ApplicationScoped
public class RecordLifeEvent {

  private final Map<LifeEvent, LifeChange> changes;
  private final LifeRecords records;

  RecordLifeEvent(@All List<LifeChange> changes, LifeRecords records) {
    this.changes =
        changes.stream().collect(Collectors.toMap(LifeChange::event, Function.identity()));
    this.records = records;
  }

  @Transactional
  Form start(UUID id, LifeEvent event, Desk desk) {
    var member = records.look(id, event, desk);
    var values = new MultivaluedHashMap<>(changes.get(event).start(id));
    values.putAll(changes.get(event).ticked(id));
    values.putSingle("version", Long.toString(member.version()));
    return Form.of(values);
  }

  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var fields = new Fields();
    var event = fields.oneOf("event", typed.event(), LifeEvent.class, "Say what happened");
    fields.throwIfAny();
    return changes.get(event).record(id, typed, desk);
  }
}
