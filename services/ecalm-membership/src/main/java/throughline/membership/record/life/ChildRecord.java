package throughline.membership.record.life;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.member.MembershipState;
import throughline.membership.person.preference.Purpose;

/**
 * A child's record as the staff of its office and library see it. Where the child lives is told no
 * closer than the district, and of a secret address not even that.
 *
 * @param possible what whoever looks may record now
 * @param office the one whose registrars can erase it, if it is not that of whoever looks; null if
 *     it is, or if that is not known
 */
@Schema(name = "Record")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChildRecord(
    UUID id,
    @Schema(description = "To be sent with the next life event", examples = "1") long version,
    String childName,
    LocalDate dateOfBirth,
    @Schema(description = "Whether the child was noted to have turned 5") boolean turnedFive,
    @Schema(description = "What became of the membership") MembershipState standing,
    LocalDate enrolledOn,
    @Schema(description = "Name of the present home library") String library,
    @Schema(description = "A district of the county, or that it is not known") String residence,
    @Schema(description = "Absent if there is none that can be used") String cardNumber,
    Set<Purpose> preferences,
    @Schema(description = "Whether nothing is sent until staff have looked") boolean held,
    List<LifeEvent> possible,
    @JsonIgnore @Schema(hidden = true) boolean adult,
    @JsonIgnore @Schema(hidden = true) boolean notNamedYet,
    @JsonIgnore @Schema(hidden = true) UUID mergedInto,
    @JsonIgnore @Schema(hidden = true) boolean hasMerged,
    @JsonIgnore @Schema(hidden = true) String office) {

  public String word() {
    return adult ? "adult" : "child";
  }

  public boolean ofDead() {
    return standing == MembershipState.DEAD || standing == MembershipState.REPORTED_DEAD;
  }

  @Override
  public String toString() {
    return "ChildRecord " + id;
  }
}
