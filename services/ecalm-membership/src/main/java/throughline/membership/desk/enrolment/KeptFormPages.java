package throughline.membership.desk.enrolment;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.offline.DeskSeals;
import throughline.membership.desk.offline.OfflineDesk;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The form as a browser keeps it for the time without a network, and what it sends afterwards. */
@Path("/")
class KeptFormPages {
  /**
   * What became of it.
   *
   * @param alike whether another record may be of the same child, which somebody has to look at
   */
  record Sent(String receipt, boolean alike) {}

  private final EnrolmentFormOptions options;
  private final CheckEnrolment checkEnrolment;
  private final ParseCardNumber readCardNumber;
  private final EnrolNewborn enrolNewborn;
  private final Idempotency idempotency;
  private final OfflineDesk desk;
  private final DeskSeals seals;
  private final CurrentPerson person;
  private final Clock clock;

  KeptFormPages(
      EnrolmentFormOptions options,
      CheckEnrolment checkEnrolment,
      ParseCardNumber readCardNumber,
      EnrolNewborn enrolNewborn,
      Idempotency idempotency,
      OfflineDesk desk,
      DeskSeals seals,
      CurrentPerson person,
      Clock clock) {
    this.options = options;
    this.checkEnrolment = checkEnrolment;
    this.readCardNumber = readCardNumber;
    this.enrolNewborn = enrolNewborn;
    this.idempotency = idempotency;
    this.desk = desk;
    this.seals = seals;
    this.person = person;
    this.clock = clock;
  }

  @GET
  @Path("enrolments/offline")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.TEXT_HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance form() {
    var places = places();
    desk.keepForm(readCardNumber.format(), checkEnrolment.missingAnswers(places));
    return EnrolmentPages.Templates.form(Form.blank(), options.of(places), List.of(), null);
  }

  @POST
  @Path("enrolments/drafts")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  public Sent send(Form form) {
    var typed = EnrolmentRequest.of(form, London.today(clock));
    var places = places();
    var registrar = person.subject();
    return once(
        registrar,
        form.idempotencyKey(),
        typed,
        () -> enrolNewborn.enrol(typed, true, registrar, places));
  }

  /**
   * Takes what somebody else of the office wrote down on this device, still sealed: in their name
   * and by their key, so that it is enrolled once, whoever of the two comes first.
   */
  @POST
  @Path("enrolments/drafts/release")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  public Sent release(Form form) {
    var places = places();
    var written = seals.open(form);
    written.officeAmong(places);
    var typed = EnrolmentRequest.of(written.form(), written.day());
    return once(
        written.by(),
        written.id(),
        typed,
        () -> enrolNewborn.enrolForAnother(written, typed, person.subject(), places));
  }

  private Sent once(
      String registrar, String key, EnrolmentRequest typed, Supplier<EnrolmentView> enrolment) {
    try {
      var answer =
          idempotency.onceOf(
              registrar,
              key,
              EnrolmentPages.OPERATION,
              typed,
              EnrolmentPages.KEY_KEPT,
              () -> EnrolmentPages.receiptOf(enrolment.get()));
      var receipt = answer.getLocation().getPath();
      var member = UUID.fromString(receipt.substring(receipt.lastIndexOf('/') + 1));
      return new Sent(receipt, enrolNewborn.isLikeAnother(member));
    } catch (IdempotencyKeyReused reused) {
      throw new InvalidInput("childGivenNames", EnrolmentPages.SENT_BEFORE);
    }
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
