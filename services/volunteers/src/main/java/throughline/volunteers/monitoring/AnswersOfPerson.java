package throughline.volunteers.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.database.equality.EqualityStore;

/** That somebody was asked; what they answered stands under nobody, so that nobody can find it. */
@ApplicationScoped
class AnswersOfPerson implements KeptOfPerson {
  private final EqualityStore store;

  AnswersOfPerson(EqualityStore store) {
    this.store = store;
  }

  @Override
  public Set<String> tables() {
    return Set.of("equality_ask");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var asked =
        records.stream()
            .flatMap(each -> store.stateOf(each).stream())
            .map(state -> Map.of("Asked", "Yes. What was answered is kept under nobody"))
            .toList();
    return List.of(new Held("Equality questions", asked));
  }

  @Override
  public void erase(UUID person) {
    store.erase(person);
  }
}
