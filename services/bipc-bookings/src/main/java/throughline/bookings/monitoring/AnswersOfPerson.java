package throughline.bookings.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.database.equality.EqualityStore.State;

/** What equality monitoring holds of a person; counts that have left stay as they are. */
@ApplicationScoped
class AnswersOfPerson implements KeptOfPerson {
  private final EqualityStore store;

  AnswersOfPerson(EqualityStore store) {
    this.store = store;
  }

  @Override
  public Set<String> tables() {
    return Set.of("equality_ask", "equality.answer");
  }

  /** That they answered: what, staff who look this up may not see. */
  @Override
  public List<Held> held(Collection<UUID> records) {
    var answered =
        records.stream()
            .flatMap(each -> store.stateOf(each).stream())
            .filter(State.ANSWERED::equals)
            .map(each -> Map.of("Answered", "Yes. Only they can replace or delete the answers"))
            .toList();
    return List.of(new Held("Equality questions", answered));
  }

  @Override
  public void erase(UUID person) {
    store.erase(person);
  }
}
