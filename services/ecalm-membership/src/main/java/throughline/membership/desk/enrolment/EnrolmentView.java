package throughline.membership.desk.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.member.Member;

/**
 * What an enrolment answers. It echoes nothing about the family: the caller has just sent that, and
 * this answer is kept for a day to be repeated.
 */
@Schema(name = "Enrolment")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EnrolmentView(
    @Schema(description = "The member's random key, the same as in events") UUID id,
    LocalDate enrolledOn,
    @Schema(examples = "BANB") String library,
    @Schema(examples = "Banbury") String libraryName,
    @Schema(description = "The ids of the others of the visit, in their order; absent if none")
        List<UUID> others) {
  static EnrolmentView of(List<Member> enrolled) {
    var member = enrolled.get(0);
    var others = enrolled.stream().skip(1).map(Member::key).toList();
    var library = member.enrolledAt();
    return new EnrolmentView(
        member.key(), member.enrolledOn(), library.code(), library.name(), others);
  }
}
