package throughline.volunteers.joining;

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
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.joining.Applications.Application;

/** A coordinator's pages: the applications for their places that wait, and each by itself. */
@Path("/applications")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ApplicationPages {
  private final BrowseApplications browseApplications;
  private final DecideApplication decideApplication;
  private final FormPost formPost;
  private final CurrentPerson person;

  ApplicationPages(
      BrowseApplications browseApplications,
      DecideApplication decideApplication,
      FormPost formPost,
      CurrentPerson person) {
    this.browseApplications = browseApplications;
    this.decideApplication = decideApplication;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        BrowseApplications.Waiting waiting, ListPart part, List<Option> roles, String done);

    static native TemplateInstance one(
        Form form, Application application, List<String> missing, ListPart part, int longest);
  }

  @GET
  public TemplateInstance list(@QueryParam("role") String role, @QueryParam("done") String done) {
    return Templates.list(
        browseApplications.waiting(places(), given(role)),
        part(role),
        browseApplications.roles(places()),
        done == null ? "" : done);
  }

  @GET
  @Path("{id}")
  public TemplateInstance application(@PathParam("id") UUID id, @QueryParam("role") String role) {
    return page(id, part(role), formPost.opened());
  }

  /** One form with a button for each decision. */
  private enum Decision {
    ACCEPT("accepted"),
    REJECT("rejected"),
    APPEAL("appealed");

    private final String done;

    Decision(String done) {
      this.done = done;
    }
  }

  @POST
  @Path("{id}")
  public Response decide(@PathParam("id") UUID id, Form form) {
    var part = part(form.value("role"));
    var words = form.text("reason");
    var places = places();
    return formPost
        .of(form, "decide-application " + id, List.of(form.value("decision"), form.value("reason")))
        .orAgain(again -> page(id, part, again))
        .refusedAt("application")
        .then(
            () -> {
              var fields = new Fields();
              var decision =
                  fields.oneOf(
                      "application", form.text("decision"), Decision.class, "Press one button");
              fields.throwIfAny();
              var seen = SeenVersion.of(form);
              switch (decision) {
                case ACCEPT -> decideApplication.accept(id, seen, words, person.who(), places);
                case REJECT -> decideApplication.reject(id, seen, words, person.who(), places);
                case APPEAL -> decideApplication.noteAppeal(id, words, person.who(), places);
              }
              return part.saying("done", decision.done);
            });
  }

  private TemplateInstance page(UUID id, ListPart part, Form form) {
    return Templates.one(
        form,
        browseApplications.one(id, places()),
        browseApplications.missing(id, places()),
        part,
        DecideApplication.LONGEST_REASON);
  }

  private static ListPart part(String role) {
    return new ListPart("/applications", PageRequest.linked(null, null))
        .narrowedTo("role", given(role));
  }

  private static String given(String role) {
    return role == null || role.isBlank() ? null : role;
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
