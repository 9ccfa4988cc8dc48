package throughline.membership.desk.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import throughline.membership.desk.enrolment.ChildRequest.ChildFields;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** A family wants to be enrolled after all. */
@Path("/suppressions/lift")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.REGISTRAR)
class LiftPages {
  /**
   * The child of an enrolment whose entry is suppressed. The form of the enrolment goes along to
   * the page that lifts this and comes back from there, so that nobody types it again.
   */
  static final class SuppressedChild {
    static final String FIELD = "suppressed";
    private static final String NAMES = "childGivenNames";

    private SuppressedChild() {}

    /**
     * What stands before the names of its fields, if the form was refused since it is suppressed.
     */
    static Optional<String> prefix(Form form) {
      return form.errors().stream()
          .filter(error -> error.message().equals(ParseEnrolment.SUPPRESSED))
          .map(error -> error.field().replace(NAMES, ""))
          .findFirst();
    }

    static boolean isOf(Form form) {
      return form.text(FIELD) != null;
    }

    static ChildFields fields(Form form) {
      return new ChildFields(form.value(FIELD), 1, false, false);
    }
  }

  private static final String STEP = "step";
  private static final String LIFT = "lift";

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance lift(
        Form form, ChildFields child, boolean ofEnrolment, List<Option> reasons);

    static native TemplateInstance lifted(Form form, boolean ofEnrolment);
  }

  private final LiftSuppression liftSuppression;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  LiftPages(
      LiftSuppression liftSuppression,
      EnrolmentFormOptions options,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.liftSuppression = liftSuppression;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @GET
  public TemplateInstance form() {
    return page(formPost.opened());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response lift(Form form) {
    var offices = person.placesOf(Roles.REGISTRAR).required();
    if (LIFT.equals(form.text(STEP))) {
      return Response.ok(page(form)).build();
    }
    var child = SuppressedChild.fields(form);
    var typed = ChildRequest.of(form, child.prefix(), London.today(clock));
    // The key of an enrolment that came along is for the enrolment.
    var answer =
        formPost
            .button(form, "lift-suppression", typed)
            .orAgain(again -> again(again, offices))
            .then(
                () -> {
                  var why = form.text(LiftSuppression.REASON);
                  liftSuppression.lift(child.prefix(), typed, why, person.subject(), offices);
                  return "/suppressions/lift/done";
                });
    return SuppressedChild.isOf(form) && answer.getStatus() == 303
        ? Response.ok(Templates.lifted(form, true)).build()
        : answer;
  }

  @GET
  @Path("done")
  public TemplateInstance lifted() {
    return Templates.lifted(Form.blank(), false);
  }

  private TemplateInstance again(Form form, Places offices) {
    var ofChild =
        form.errors().stream()
            .filter(error -> !error.field().equals(LiftSuppression.REASON))
            .toList();
    return SuppressedChild.isOf(form) && !ofChild.isEmpty()
        ? EnrolmentPages.Templates.form(
            form.with(ofChild), options.of(offices), ChildFields.of(form, false), null)
        : page(form);
  }

  private static TemplateInstance page(Form form) {
    return Templates.lift(
        form,
        SuppressedChild.fields(form),
        SuppressedChild.isOf(form),
        LiftSuppression.TO_LIFT.options());
  }
}
