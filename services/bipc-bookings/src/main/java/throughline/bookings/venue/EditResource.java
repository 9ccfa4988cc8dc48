package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** Staff add a room or an adviser, or put it right. */
@ApplicationScoped
public class EditResource {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 200;

  private static final String SAVE =
      """
      INSERT INTO resource (id, kind, name, venue_code, email_address, active)
      SELECT :id, :kind, :name, CAST(:venue AS text), CAST(:address AS text), :active
      WHERE NOT EXISTS (
        SELECT FROM resource WHERE kind = :kind AND name = :name AND id <> :id
          AND venue_code IS NOT DISTINCT FROM CAST(:venue AS text))
      ON CONFLICT ON CONSTRAINT resource_pk DO UPDATE
      SET name = EXCLUDED.name, email_address = EXCLUDED.email_address, active = EXCLUDED.active
      """;

  private final Venues venues;
  private final Resources resources;
  private final Sql sql;

  EditResource(Venues venues, Resources resources, Sql sql) {
    this.venues = venues;
    this.resources = resources;
    this.sql = sql;
  }

  /** Whether it can be chosen: what is out of use stays at the sessions that have it. */
  public record Request(String name, String emailAddress, boolean active) {
    @Override
    public String toString() {
      return "Request";
    }
  }

  /**
   * @param id null to add one
   * @param venue of a room; null of an adviser
   */
  @Transactional
  public UUID save(UUID id, String venue, Request typed, Places places) {
    if (venue != null) {
      venues.oneAt(venue, places);
    }
    if (id != null) {
      resources
          .of(id)
          .filter(each -> venue == null ? each.isAdviser() : each.isRoomOf(venue))
          .orElseThrow(() -> new NotFound("room or adviser with this number"));
    }
    var fields = new Fields();
    var name = fields.text("name", typed.name(), LONGEST_NAME, "Enter a name");
    var address =
        venue == null
            ? fields
                .optionalText("emailAddress", typed.emailAddress(), LONGEST_ADDRESS)
                .orElse(null)
            : null;
    if (address != null && !address.matches("[^\\s@]+@[^\\s@]+")) {
      fields.reject("emailAddress", "Enter an email address, like name@example.org");
    }
    fields.throwIfAny();
    var saved = id == null ? UUID.randomUUID() : id;
    var rows =
        sql.of(SAVE)
            .bind("id", saved)
            .bind("kind", venue == null ? "ADVISER" : "ROOM")
            .bind("name", name)
            .bind("venue", venue)
            .bind("address", address)
            .bind("active", typed.active())
            .update();
    if (rows == 0) {
      fields.reject("name", "There is one with this name already");
    }
    fields.throwIfAny();
    return saved;
  }
}
