package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.entrepreneur.PersonRecords;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;

/** Staff note what somebody of their places says of their business. */
@ApplicationScoped
class NoteBusiness {
  private final PersonRecords records;
  private final TellBusiness tellBusiness;
  private final People people;

  NoteBusiness(PersonRecords records, TellBusiness tellBusiness, People people) {
    this.records = records;
    this.tellBusiness = tellBusiness;
    this.people = people;
  }

  @Transactional
  void note(UUID person, TellBusiness.Request typed, SignedIn who, Places places) {
    records.nameOf(person, places);
    tellBusiness.tell(person, typed, Optional.of(people.recognise(who)));
  }
}
