package throughline.membership.desk.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.card.VoidReason;
import throughline.membership.record.Desk;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.shared.Roles;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Another card for one that is lost. */
@Path("/enrolments/{id}/replacement")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class ReplacementPages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance replacement(UUID id, Form form, List<Option> reasons);
  }

  private static final String NOW = "now";
  private final ReplaceCard replaceCard;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ReplacementPages(
      ReplaceCard replaceCard, FormPost formPost, OpenForm openForm, CurrentPerson person) {
    this.replaceCard = replaceCard;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance form(@PathParam("id") UUID id) {
    return page(id, openForm.orStartingWith(replaceCard.start(id, Desk.of(person))));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response replace(@PathParam("id") UUID id, Form form) {
    var typed = CorrectionRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "replace-card " + id, typed)
        .orAgain(again -> page(id, current(id, again)))
        .refusedAt(NOW)
        .then(
            () -> {
              replaceCard.replace(id, typed, desk);
              return "/enrolments/" + id + "?saved=card";
            });
  }

  /** A form that was refused, to be sent again about what is there now: if they may look at it. */
  private Form current(UUID id, Form form) {
    try {
      return form.error(NOW).isEmpty()
          ? form
          : form.having(replaceCard.start(id, Desk.of(person))).with(form.errors());
    } catch (ReasonNeeded toLook) {
      return form;
    }
  }

  private static TemplateInstance page(UUID id, Form form) {
    var reasons =
        Stream.of(VoidReason.LOST, VoidReason.STOLEN, VoidReason.DAMAGED)
            .map(reason -> Option.of(reason.name(), reason.inWords()))
            .toList();
    return Templates.replacement(id, form, reasons);
  }
}
