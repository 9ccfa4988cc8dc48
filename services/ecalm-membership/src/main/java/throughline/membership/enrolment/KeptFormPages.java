package throughline.membership.enrolment;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.Roles;
import throughline.membership.card.ReadCardNumber;
import throughline.membership.offline.OfflineDesk;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The form as a browser keeps it for the time without a network, and what it sends afterwards. */
@Path("/")
class KeptFormPages {

  /** Where the receipt is. */
  record Sent(String receipt) {}

  private final EnrolmentFormOptions options;
  private final MissingAnswers missingAnswers;
  private final ReadCardNumber readCardNumber;
  private final EnrolNewborn enrolNewborn;
  private final Idempotency idempotency;
  private final OfflineDesk desk;
  private final CurrentPerson person;

  KeptFormPages(
      EnrolmentFormOptions options,
      MissingAnswers missingAnswers,
      ReadCardNumber readCardNumber,
      EnrolNewborn enrolNewborn,
      Idempotency idempotency,
      OfflineDesk desk,
      CurrentPerson person) {
    this.options = options;
    this.missingAnswers = missingAnswers;
    this.readCardNumber = readCardNumber;
    this.enrolNewborn = enrolNewborn;
    this.idempotency = idempotency;
    this.desk = desk;
    this.person = person;
  }

  @GET
  @Path("enrolments/offline")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance form() {
    var places = places();
    desk.keepForm(readCardNumber.format(), missingAnswers.of(places));
    return EnrolmentPages.Templates.form(Form.blank(), options.of(places), List.of());
  }

  /**
   * Takes what was typed on the form of {@link EnrolmentPages}, by the key that it was given there
   * or on the device: whichever of the two comes first enrols, the other is told the same.
   */
  @POST
  @Path("enrolments/drafts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Sent send(Form form) {
    var typed = EnrolmentRequest.of(form);
    var places = places();
    try {
      var answer =
          idempotency.once(
              form.idempotencyKey(),
              EnrolmentPages.OPERATION,
              typed,
              EnrolmentPages.KEY_KEPT,
              () -> EnrolmentPages.receiptOf(enrolNewborn.enrol(typed, person.subject(), places)));
      return new Sent(answer.getLocation().getPath());
    } catch (IdempotencyKeyReused reused) {
      throw new InvalidInput("childGivenNames", EnrolmentPages.SENT_BEFORE);
    }
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
