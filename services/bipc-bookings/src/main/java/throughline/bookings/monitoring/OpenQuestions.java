package throughline.bookings.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;
import throughline.bookings.intake.ShowBusiness;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.web.layout.CurrentPerson;

/**
 * What the person who is signed in has not been asked yet, for the tag openQuestions: pages show it
 * after a booking without knowing of the questions.
 */
@Named("openQuestions")
@ApplicationScoped
public class OpenQuestions {
  /** Which of the two are open. */
  public record Open(boolean business, boolean equality) {
    public boolean any() {
      return business || equality;
    }
  }

  private final ShowBusiness businesses;
  private final BrowseMonitoring monitoring;
  private final EqualityStore store;
  private final CurrentPerson person;

  OpenQuestions(
      ShowBusiness businesses,
      BrowseMonitoring monitoring,
      EqualityStore store,
      CurrentPerson person) {
    this.businesses = businesses;
    this.monitoring = monitoring;
    this.store = store;
    this.person = person;
  }

  public Open ofReader() {
    var id = monitoring.personOf(person.subject());
    return new Open(
        businesses.isOpenTo(person.subject()),
        id.map((UUID each) -> store.isOpen(each)).orElse(true));
  }
}
