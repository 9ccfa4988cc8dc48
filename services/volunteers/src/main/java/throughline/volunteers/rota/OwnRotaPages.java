package throughline.volunteers.rota;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A volunteer's own rota, on a phone: when they are expected, being away, and open shifts. */
@Path("/")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class OwnRotaPages {
  private static final String PAGE = "/my-rota";

  private final OwnRota ownRota;
  private final SignUp signUp;
  private final FormPost formPost;
  private final CurrentPerson person;

  OwnRotaPages(OwnRota ownRota, SignUp signUp, FormPost formPost, CurrentPerson person) {
    this.ownRota = ownRota;
    this.signUp = signUp;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(Form form, OwnRota.Mine mine, Integer givenUp);
  }

  @GET
  @Path("my-rota")
  public TemplateInstance list(@QueryParam("given-up") Integer givenUp) {
    return Templates.list(formPost.opened(), ownRota.of(person.subject()), givenUp);
  }

  /** Each form of the page says which part it is about: being away, or not after all. */
  @POST
  @Path("my-rota")
  public Response away(Form form) {
    var who = person.who();
    return formPost
        .button(form, "say-away", SlotPages.typed(form, "part", "away", "firstDay", "lastDay"))
        .orAgain(this::page)
        .then(
            () -> {
              if ("back".equals(form.value("part"))) {
                ownRota.takeBack(who, SlotPages.number(form.text("away")));
                return PAGE;
              }
              var givenUp = ownRota.sayAway(who, form.date("firstDay"), form.date("lastDay"));
              return PAGE + "?given-up=" + givenUp;
            });
  }

  /** Where somebody comes back to after signing in; signing up takes a button, which is a post. */
  @GET
  @Path("my-rota/shifts/{shifts}")
  public TemplateInstance signedIn(@PathParam("shifts") UUID id) {
    return page(formPost.opened());
  }

  @POST
  @Path("my-rota/shifts/{shifts}")
  public Response signUp(@PathParam("shifts") UUID id, Form form) {
    var givesUp = "give-up".equals(form.text("pressed"));
    return formPost
        .button(form, "sign-up " + id, givesUp)
        .orAgain(this::page)
        .refusedAt("shift-" + id)
        .then(
            () -> {
              if (givesUp) {
                signUp.giveUp(id, person.who());
              } else {
                signUp.signUp(id, person.who());
              }
            },
            PAGE);
  }

  private TemplateInstance page(Form form) {
    return Templates.list(form, ownRota.of(person.subject()), null);
  }
}
