package throughline.bookings.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.equality.EqualityStore;

/** What equality monitoring holds of a person; counts that have left stay as they are. */
@ApplicationScoped
class AnswersOfPerson implements PersonalData {
  private final EqualityStore store;

  AnswersOfPerson(EqualityStore store) {
    this.store = store;
  }

  @Override
  public Set<String> tables() {
    return Set.of("equality_ask", "equality.answer");
  }

  @Override
  public void erase(UUID person) {
    store.erase(person);
  }
}
