package throughline.membership.record.life;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.web.input.Form;

/** What happened to a member, as typed; each event takes the fields that it needs. */
@Schema(name = "RecordLifeEvent", description = "What happened to a member after the enrolment")
public record LifeEventRequest(
    @Schema(
            description = "What happened",
            enumeration = {
              "NAME_AMENDED",
              "DATE_OF_BIRTH_CORRECTED",
              "MOVED",
              "ADDRESS_PUT_RIGHT",
              "ADDRESS_MADE_SECRET",
              "HOME_LIBRARY_CHOSEN",
              "SAFE_CHANNEL_CHOSEN",
              "PREFERENCES_CHOSEN",
              "HELD",
              "RELEASED",
              "WITHDRAWN",
              "RESUMED",
              "DEATH_REPORTED",
              "DEATH_CONFIRMED",
              "DEATH_TAKEN_BACK",
              "ADOPTED",
              "ERASED"
            },
            required = true)
        String event,
    @Schema(
            description = "That of the record that was read before, so that no change is overrun",
            examples = "1",
            required = true)
        String version,
    @Schema(
            description =
                "Why: REGISTERED_HERE, REGISTERED_ELSEWHERE or FAMILY_SAID for DEATH_CONFIRMED;"
                    + " ANOTHER_CHILD or MISTAKEN for DEATH_TAKEN_BACK; REREGISTERED, RENAMED or"
                    + " MISSPELT for NAME_AMENDED; MISTYPED or REGISTER_CORRECTED for"
                    + " DATE_OF_BIRTH_CORRECTED; AGREED, COURT_DECIDED, NO_GROUND or"
                    + " MERGED_LOOKED_AT for RELEASED")
        String reason,
    @Schema(
            description = "On which day: of a move, today if left out; of a death, if it is known",
            examples = "2026-11-02")
        String day,
    @Schema(
            description =
                "After a move, or put right with the address: GSS code of a district,"
                    + " OUT_OF_COUNTY, or UNKNOWN",
            examples = "E07000177")
        String residence,
    @Schema(description = "After a move, if the family gives it") String address,
    @Schema(examples = "OX1 1ND") String postcode,
    @Schema(description = "The amended name; one of the two is enough") String childGivenNames,
    String childFamilyName,
    @Schema(description = "The right date of birth", examples = "2026-11-02") String dateOfBirth,
    @Schema(
            description = "By which way it is safe to write to a family whose address is secret",
            enumeration = {"NONE", "EMAIL", "PHONE"})
        String channel,
    @Schema(
            description =
                "What the family would like to be told, by e-mail: REMINDERS, HAND_OVER; none for"
                    + " nothing")
        List<String> preferences,
    @Schema(description = "Code of another home library", examples = "BANB") String library,
    @Schema(description = "The word erase, to erase the record") String confirmation) {

  public static LifeEventRequest of(LifeEvent event, Form form) {
    return new LifeEventRequest(
        event.name(),
        form.text("version"),
        form.text("reason"),
        form.date("day"),
        form.text("residence"),
        form.text("address"),
        form.text("postcode"),
        form.text("childGivenNames"),
        form.text("childFamilyName"),
        form.date("dateOfBirth"),
        form.text("channel"),
        form.ticked("preferences"),
        form.text("library"),
        form.text("confirmation"));
  }

  @Override
  public String toString() {
    return "LifeEventRequest";
  }
}
