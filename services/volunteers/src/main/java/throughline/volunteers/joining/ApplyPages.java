package throughline.volunteers.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.role.DbsLevel;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;

/** The one page on which somebody applies for a role, with or without a sign-in. */
@Path("/roles/{code}/apply")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ApplyPages {
  private final Apply apply;
  private final VolunteerRoles roles;
  private final FormPost formPost;
  private final CurrentPerson person;

  ApplyPages(Apply apply, VolunteerRoles roles, FormPost formPost, CurrentPerson person) {
    this.apply = apply;
    this.roles = roles;
    this.formPost = formPost;
    this.person = person;
  }

  /**
   * What the form asks.
   *
   * @param account whether the applicant is signed in as a volunteer, so that name and address are
   *     known
   */
  record Asks(
      VolunteerRole role,
      boolean account,
      String name,
      String email,
      boolean birthDate,
      List<Option> places,
      List<Option> ages,
      List<Option> disclosures) {
    /** Spent convictions count only where the law says so: Rehabilitation of Offenders Act 1974. */
    public String disclosureHint() {
      return role.dbsLevel() == DbsLevel.BASIC
          ? "Leave out what is spent. A yes does not rule you out: a coordinator talks to you, and writes nothing of it down"
          : "For this role also what is spent, apart from what is protected (filtered) and never has to be told. A yes does not rule you out: a coordinator talks to you, and writes nothing of it down";
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(Form form, Asks asks);

    static native TemplateInstance sent(boolean account);
  }

  @GET
  public TemplateInstance form(@PathParam("code") String code) {
    return page(code, Form.blank());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response send(@PathParam("code") String code, Form form) {
    var typed = ApplicationRequest.of(code, form);
    var role = roles.required(code);
    return formPost
        .of(form, "apply-for-role " + code, typed)
        .orAgain(again -> page(code, again))
        .refusedAt("places")
        .then(
            () -> {
              if (hasAccount()) {
                apply.apply(typed, person.who(), person.emailAddress());
              } else {
                apply.ask(typed, form.text("name"), form.text("email"));
              }
            },
            "/roles/" + role.code() + "/apply/sent");
  }

  @GET
  @Path("sent")
  public TemplateInstance sent() {
    return Templates.sent(hasAccount());
  }

  private boolean hasAccount() {
    return person.signedIn() && person.hasRole(Roles.VOLUNTEER);
  }

  private TemplateInstance page(String code, Form form) {
    var role = roles.required(code);
    return Templates.form(
        form,
        new Asks(
            role,
            hasAccount(),
            person.displayName(),
            person.emailAddress().orElse(null),
            apply.asksBirthDate(role),
            apply.placesOf(role).stream().map(each -> Option.of(each.code(), each.name())).toList(),
            Option.each(List.of(AgeBand.values()), AgeBand::words),
            Option.each(List.of(Disclosure.values()), Disclosure::words)));
  }
}
