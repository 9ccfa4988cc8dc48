package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;

/** Staff put right what is known of a venue, or add one. */
@ApplicationScoped
public class EditVenue {
  /** A venue as its form sends it. */
  record Request(
      String code,
      String name,
      String kind,
      String library,
      String address,
      String stepFree,
      String hearingLoop,
      String imdDecile,
      String active,
      long seen) {
    static Request of(Form form) {
      return new Request(
          form.text("code"),
          form.text("name"),
          form.text("kind"),
          form.text("library"),
          form.text("address"),
          form.text("stepFree"),
          form.text("hearingLoop"),
          form.text("imdDecile"),
          form.text("active"),
          SeenVersion.of(form));
    }
  }

  private enum Known {
    YES,
    NO
  }

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 200;
  private static final int DECILES = 10;

  private static final String ADD =
      """
      INSERT INTO venue (code, name, kind, library_code, address, step_free, hearing_loop,
                         imd_decile, active)
      SELECT :code, :name, :kind, code, CAST(:address AS text), CAST(:stepFree AS boolean),
             CAST(:loop AS boolean), CAST(:decile AS integer), :active
      FROM library WHERE code = :library
      ON CONFLICT ON CONSTRAINT venue_pk DO NOTHING
      """;

  private static final String CHANGE =
      """
      UPDATE venue
      SET name = :name, address = CAST(:address AS text), step_free = CAST(:stepFree AS boolean),
          hearing_loop = CAST(:loop AS boolean), imd_decile = CAST(:decile AS integer),
          active = :active, version = version + 1
      WHERE code = :code AND version = :seen
      """;

  private final Venues venues;
  private final Sql sql;

  EditVenue(Venues venues, Sql sql) {
    this.venues = venues;
    this.sql = sql;
  }

  /**
   * Sessions that are saved already keep the deprivation that was known then.
   *
   * @param code of the venue; null to add one
   * @return its code
   */
  @Transactional
  String save(String code, Request typed, Places places) {
    if (code != null) {
      venues.oneAt(code, places);
    }
    var fields = new Fields();
    var added = code == null ? fields.text("code", typed.code(), 20, "Enter a code") : code;
    if (added != null && !added.matches("[A-Z0-9]{2,20}")) {
      fields.reject("code", "A code is of 2 to 20 capital letters and digits");
    }
    var name = fields.text("name", typed.name(), LONGEST_NAME, "Enter a name");
    var kind =
        code == null
            ? fields.oneOf("kind", typed.kind(), VenueKind.class, "Choose what it is")
            : null;
    var address = fields.optionalText("address", typed.address(), LONGEST_ADDRESS);
    var decile =
        TypedText.given(typed.imdDecile())
            .map(given -> fields.wholeNumber("imdDecile", given, 1, DECILES, "Enter a number"));
    var stepFree = known(fields, "stepFree", typed.stepFree());
    var loop = known(fields, "hearingLoop", typed.hearingLoop());
    fields.throwIfAny();
    var statement =
        sql.of(code == null ? ADD : CHANGE)
            .bind("code", added)
            .bind("name", name)
            .bind("address", address.orElse(null))
            .bind("stepFree", stepFree)
            .bind("loop", loop)
            .bind("decile", decile.orElse(null))
            .bind("active", !"NO".equals(typed.active()));
    var saved =
        code == null
            ? statement.bind("kind", kind.name()).bind("library", typed.library()).update()
            : statement.bind("seen", typed.seen()).update();
    if (saved == 0) {
      throw code == null
          ? new Conflict("not-added", "There is a venue with this code, or no such library")
          : new Conflict("changed-meanwhile", "Somebody else has changed it. Look at it again");
    }
    return added;
  }

  private static Boolean known(Fields fields, String field, String typed) {
    return TypedText.given(typed)
        .map(given -> fields.oneOf(field, given, Known.class, "Choose one"))
        .map(Known.YES::equals)
        .orElse(null);
  }
}
