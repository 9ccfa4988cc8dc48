package throughline.bookings.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Where an entrepreneur says, or does not say, what their business is. */
@Path("/business")
@RolesAllowed(Roles.ENTREPRENEUR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class BusinessPages {
  static final String SKIP = "skip";

  private final TellBusiness tellBusiness;
  private final ShowBusiness showBusiness;
  private final FormPost formPost;
  private final CurrentPerson person;

  BusinessPages(
      TellBusiness tellBusiness,
      ShowBusiness showBusiness,
      FormPost formPost,
      CurrentPerson person) {
    this.tellBusiness = tellBusiness;
    this.showBusiness = showBusiness;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance own(Form form);
  }

  @GET
  public TemplateInstance own(@QueryParam("booking") UUID booking) {
    return page(formPost.opened().kept() ? formPost.opened() : known(booking));
  }

  private Form known(UUID booking) {
    var values = new HashMap<String, String>();
    if (booking != null) {
      values.put("booking", booking.toString());
    }
    showBusiness.ownOf(person.subject()).ifPresent(said -> put(values, said));
    return Form.startingWith(values);
  }

  /** The form as it begins where this was said before. */
  static Form known(Business said) {
    var values = new HashMap<String, String>();
    put(values, said);
    return Form.startingWith(values);
  }

  static TellBusiness.Request typed(Form form) {
    return new TellBusiness.Request(form.text("stage"), form.text("sector"), form.text("goal"));
  }

  private static void put(Map<String, String> values, Business said) {
    put(values, "stage", said.stage());
    put(values, "sector", said.sector());
    put(values, "goal", said.goal());
  }

  private static void put(Map<String, String> values, String field, Enum<?> said) {
    if (said != null) {
      values.put(field, said.name());
    }
  }

  @POST
  public Response say(Form form) {
    var skipped = SKIP.equals(form.text("pressed"));
    var typed = skipped ? new TellBusiness.Request(null, null, null) : typed(form);
    return formPost
        .button(form, "tell-business", typed)
        .orAgain(this::page)
        .then(
            () -> {
              tellBusiness.tellOwn(person.who(), person.emailAddress(), typed);
              return back(form);
            });
  }

  /** To the booking that it was asked after, if it was. */
  private static String back(Form form) {
    try {
      return Optional.ofNullable(form.text("booking"))
          .filter(typed -> !typed.isBlank())
          .map(typed -> "/bookings/" + UUID.fromString(typed))
          .orElse("/bookings");
    } catch (IllegalArgumentException noNumber) {
      return "/bookings";
    }
  }

  private TemplateInstance page(Form form) {
    return Templates.own(form);
  }
}
