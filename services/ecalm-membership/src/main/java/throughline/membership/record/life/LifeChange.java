package throughline.membership.record.life;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.record.Desk;

/** The use case of one {@link LifeEvent}: somebody at a desk records that it happened. */
interface LifeChange {

  LifeEvent event();

  default Map<String, String> start(UUID id) {
    return Map.of();
  }

  /** The boxes that are ticked when the form is opened, by field; none by default. */
  default Map<String, List<String>> ticked(UUID id) {
    return Map.of();
  }

  Recorded record(UUID id, LifeEventRequest typed, Desk desk);
}
