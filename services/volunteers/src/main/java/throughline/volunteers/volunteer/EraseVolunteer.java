package throughline.volunteers.volunteer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;

/** A coordinator erases somebody who has asked for it. */
@ApplicationScoped
class EraseVolunteer {
  private static final String WORD = "erase";

  private final VolunteerRecords records;
  private final ErasePerson erasePerson;

  EraseVolunteer(VolunteerRecords records, ErasePerson erasePerson) {
    this.records = records;
    this.erasePerson = erasePerson;
  }

  /**
   * Erases for ever.
   *
   * @param confirmation the word that says that it is meant
   */
  @Transactional
  void erase(UUID id, String confirmation, SignedIn who, Places places) {
    records.one(id, places);
    if (TypedText.given(confirmation).filter(WORD::equalsIgnoreCase).isEmpty()) {
      throw new InvalidInput("confirmation", "Type the word erase, since this cannot be undone");
    }
    erasePerson.forget(id, VolunteerHistory.coordinator(who, places));
  }
}
