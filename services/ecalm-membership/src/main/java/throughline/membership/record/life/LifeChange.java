package throughline.membership.record.life;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.record.Desk;

/** The use case of one {@link LifeEvent}: somebody at a desk records that it happened. */
interface LifeChange {

  LifeEvent event();

  /** What the form starts with beside the version, by field; nothing by default. */
  default Map<String, String> start(UUID id) {
    return Map.of();
  }

  /** The boxes that are ticked when the form is opened, by field; none by default. */
  default Map<String, List<String>> ticked(UUID id) {
    return Map.of();
  }

  /**
   * Records it, in one transaction with its place in the history and what is published.
   *
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field
   * @throws throughline.platform.core.refusal.NotFound if the record is another desk's
   * @throws throughline.platform.core.refusal.Conflict if it is not possible now, or somebody
   *     changed the record meanwhile
   */
  Recorded record(UUID id, LifeEventRequest typed, Desk desk);
}
