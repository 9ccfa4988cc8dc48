package throughline.membership.enrolment;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.member.Member;

/**
 * What an enrolment answers. It echoes nothing about the family: the caller has just sent that, and
 * this answer is kept for a day to be repeated.
 */
@Schema(name = "Enrolment")
public record EnrolmentView(
    @Schema(description = "The member's random key, the same as in events") UUID id,
    LocalDate enrolledOn,
    @Schema(examples = "BANB") String library,
    @Schema(examples = "Banbury") String libraryName) {

  static EnrolmentView of(Member member) {
    var library = member.enrolledAt();
    return new EnrolmentView(member.key(), member.enrolledOn(), library.code(), library.name());
  }
}
