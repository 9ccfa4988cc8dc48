package throughline.volunteers.volunteer;

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
import java.util.Objects;
import java.util.stream.Stream;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.KeepOwnDetails.OwnDetails;
import throughline.volunteers.volunteer.KeepOwnDetails.Typed;

/** A volunteer's own phone number, and whom to call if something happens to them. */
@Path("/details")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class OwnDetailsPages {
  private final KeepOwnDetails keepOwnDetails;
  private final FormPost formPost;
  private final CurrentPerson person;

  OwnDetailsPages(KeepOwnDetails keepOwnDetails, FormPost formPost, CurrentPerson person) {
    this.keepOwnDetails = keepOwnDetails;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance details(Form form, boolean saved);
  }

  @GET
  public TemplateInstance details(@QueryParam("saved") String saved) {
    var own = keepOwnDetails.show(person.subject());
    return Templates.details(formPost.openedOr(Form.startingWith(values(own))), saved != null);
  }

  @POST
  public Response keep(Form form) {
    var typed =
        new Typed(
            form.text("ownPhone"),
            form.text("name"),
            form.text("relationship"),
            form.text("phone"));
    return formPost
        .of(
            form,
            "keep-own-details",
            Stream.of("ownPhone", "name", "relationship", "phone").map(form::value).toList())
        .orAgain(again -> Templates.details(again, false))
        .then(() -> keepOwnDetails.keep(typed, person.who()), "/details?saved=1");
  }

  private static Map<String, String> values(OwnDetails own) {
    var values = new HashMap<>(Map.of("ownPhone", Objects.toString(own.phone(), "")));
    if (own.contact() != null) {
      values.put("name", own.contact().name());
      values.put("relationship", own.contact().relationship());
      values.put("phone", own.contact().phone());
    }
    return values;
  }
}
