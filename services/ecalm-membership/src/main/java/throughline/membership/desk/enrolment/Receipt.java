package throughline.membership.desk.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the family takes home: no more than they need to use the card.
 *
 * @param toldToLibrarySystem whether the library system knows what is right now, so that the card
 *     opens something there
 * @param sameVisit the other children who were enrolled with this one
 * @param canBePutRight whether whoever looks may still change it, which is for pages to know
 */
@Schema(name = "Receipt")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
    UUID id,
    @Schema(description = "The child's names, in full") String childName,
    LocalDate enrolledOn,
    @Schema(examples = "BANB") String library,
    @Schema(examples = "Banbury") String libraryName,
    @Schema(description = "Code of the registration office, if one is known", examples = "OXFORD")
        String office,
    @Schema(
            description = "In the groups printed on the card; absent once the enrolment is undone",
            examples = "2 2390 00002789 5")
        String cardNumber,
    @Schema(description = "Whether the enrolment was taken back") boolean undone,
    @Schema(description = "Whether the card can be used") boolean active,
    @Schema(description = "The version of the privacy notice that the family was given")
        String privacyNotice,
    @JsonIgnore @Schema(hidden = true) boolean toldToLibrarySystem,
    @JsonIgnore @Schema(hidden = true) boolean notNamedYet,
    @JsonIgnore @Schema(hidden = true) List<UUID> sameVisit,
    @JsonIgnore @Schema(hidden = true) boolean canBePutRight) {
  boolean hasEnded() {
    return !undone && !active;
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "Receipt " + id;
  }
}
