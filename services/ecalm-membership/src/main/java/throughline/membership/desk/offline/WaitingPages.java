package throughline.membership.desk.offline;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormTokens;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** What waits on a device: a page that its script fills in, and what the script asks first. */
@Path("/")
class WaitingPages {
  @CheckedTemplate
  static class Templates {
    static native TemplateInstance waiting(List<Option> reasons);
  }

  /**
   * Whose device it is now, what a form has to carry to be taken, and what seals what is kept.
   *
   * @param key of the person alone
   * @param pass lies beside what the key seals
   */
  record SignedInDesk(
      String owner, String field, String token, String key, String pass, List<Office> offices) {}

  private final TellWhatWaits tellWhatWaits;
  private final DecideUnsent decideUnsent;
  private final DeskSeals seals;
  private final Offices offices;
  private final OfflineDesk desk;
  private final FormTokens tokens;
  private final CurrentPerson person;

  WaitingPages(
      TellWhatWaits tellWhatWaits,
      DecideUnsent decideUnsent,
      DeskSeals seals,
      Offices offices,
      OfflineDesk desk,
      FormTokens tokens,
      CurrentPerson person) {
    this.tellWhatWaits = tellWhatWaits;
    this.decideUnsent = decideUnsent;
    this.seals = seals;
    this.offices = offices;
    this.desk = desk;
    this.tokens = tokens;
    this.person = person;
  }

  @GET
  @Path("enrolments/waiting")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.TEXT_HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance waiting() {
    desk.keep();
    return Templates.waiting(DecideUnsent.TO_DELETE.options());
  }

  @POST
  @Path("enrolments/desk")
  @RolesAllowed(Roles.REGISTRAR)
  public void tell(Form form) {
    tellWhatWaits.tell(form.text("device"), form.ticked("waits"), form.ticked("passes"), places());
  }

  /** Why something that was not sent goes from this device, which waits for the answer. */
  @POST
  @Path("enrolments/drafts/delete")
  @RolesAllowed(Roles.REGISTRAR)
  public void delete(Form form) {
    decideUnsent.delete(seals.open(form), form.text("reason"), person.subject(), places());
  }

  /** What somebody else of the office wrote down, and the service has refused. */
  @POST
  @Path("enrolments/drafts/take")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  public DecideUnsent.Taken take(Form form) {
    return decideUnsent.take(seals.open(form), person.subject(), places());
  }

  @GET
  @Path("enrolments/desk")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  public SignedInDesk desk() {
    var places = places();
    return new SignedInDesk(
        desk.owner(),
        tokens.field(),
        tokens.text(),
        seals.keyOf(person.subject()),
        seals.passOf(person.subject(), places),
        offices.of(places));
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
