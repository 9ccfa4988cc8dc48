package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.membership.member.AgeGroup;
import throughline.membership.record.Desk;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Form;

/**
 * What a registrar is told of fields left empty, so that a form without a network says the same.
 */
@ApplicationScoped
class MissingAnswers {
  /**
   * A visit of two children and an adult of whom nothing was typed, on whatever day, in this order.
   */
  private static final EnrolmentRequest NOTHING =
      EnrolmentRequest.of(
          Form.startingWith(
              Map.of(
                  ChildRequest.COUNT,
                  "2",
                  ChildRequest.prefix(1) + "ageGroup",
                  AgeGroup.ADULT.name())),
          LocalDate.EPOCH);

  private final CheckEnrolment checkEnrolment;

  MissingAnswers(CheckEnrolment checkEnrolment) {
    this.checkEnrolment = checkEnrolment;
  }

  /** One message for each field that must be filled in, in the order of the form. */
  List<FieldError> of(Places places) {
    try {
      checkEnrolment.check(NOTHING, new Desk("", places, Places.none()));
    } catch (InvalidInput everything) {
      return everything.errors();
    }
    throw new IllegalStateException("a form with nothing in it was right");
  }
}
