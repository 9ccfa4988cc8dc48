package throughline.bookings.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.venue.BrowseVenues;
import throughline.bookings.venue.EditResource;
import throughline.bookings.venue.Resource;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Advisers, who go from venue to venue: their weekly hours and when they are away. */
@Path("/advisers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADVISER)
public class AdviserPages {
  private final EditResource editResource;
  private final TakeLeave takeLeave;
  private final TakeBackLeave takeBackLeave;
  private final SetWeeklyHours setWeeklyHours;
  private final EndWeeklyHours endWeeklyHours;
  private final BrowseVenues browseVenues;
  private final BrowseAdvisers browseAdvisers;
  private final SessionChoices choices;
  private final FormPost formPost;
  private final CurrentPerson person;

  AdviserPages(
      EditResource editResource,
      TakeLeave takeLeave,
      TakeBackLeave takeBackLeave,
      SetWeeklyHours setWeeklyHours,
      EndWeeklyHours endWeeklyHours,
      BrowseVenues browseVenues,
      BrowseAdvisers browseAdvisers,
      SessionChoices choices,
      FormPost formPost,
      CurrentPerson person) {
    this.editResource = editResource;
    this.takeLeave = takeLeave;
    this.takeBackLeave = takeBackLeave;
    this.setWeeklyHours = setWeeklyHours;
    this.endWeeklyHours = endWeeklyHours;
    this.browseVenues = browseVenues;
    this.browseAdvisers = browseAdvisers;
    this.choices = choices;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance add(Form form);

    static native TemplateInstance adviser(
        Form form,
        Resource adviser,
        BrowseAdvisers.Sheet sheet,
        SessionChoices.Choices choices,
        List<Option> days);
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    return Templates.add(formPost.opened());
  }

  @POST
  @Path("new")
  public Response add(Form form) {
    var typed = new EditResource.Request(form.text("name"), form.text("emailAddress"), true);
    return formPost
        .of(form, "add-adviser", typed.name())
        .orAgain(Templates::add)
        .then(() -> "/advisers/" + editResource.save(null, null, typed, places()));
  }

  @GET
  @Path("{id}")
  public TemplateInstance adviser(@PathParam("id") UUID id) {
    var adviser = browseVenues.adviser(id);
    return page(
        id,
        formPost.openedOrStartingWith(
            Map.of(
                "name", adviser.name(),
                "emailAddress", Objects.toString(adviser.emailAddress(), ""))));
  }

  /** Each form of the page says which part it is about. */
  @POST
  @Path("{id}")
  public Response edit(@PathParam("id") UUID id, Form form) {
    browseVenues.adviser(id);
    var places = places();
    return switch (form.value("part")) {
      case "leave" -> {
        var typed = new TakeLeave.Request(form.date("firstDay"), form.date("lastDay"));
        yield posted(id, form, typed, () -> takeLeave.take(id, typed));
      }
      case "hours" -> {
        var typed = SetWeeklyHours.Request.of(form);
        yield posted(id, form, typed, () -> setWeeklyHours.set(id, typed, person.who(), places));
      }
      case "no-leave" -> {
        var leave = form.text("leave");
        yield posted(id, form, "no-leave " + leave, () -> takeBackLeave.takeBack(id, leave));
      }
      case "no-hours" -> {
        var hours = form.text("hours");
        yield posted(id, form, "no-hours " + hours, () -> endWeeklyHours.end(id, hours, places));
      }
      default -> {
        var active = !"out".equals(form.text("pressed"));
        var typed = new EditResource.Request(form.text("name"), form.text("emailAddress"), active);
        yield posted(
            id,
            form,
            typed.name() + typed.emailAddress() + active,
            () -> editResource.save(id, null, typed, places));
      }
    };
  }

  private Response posted(UUID id, Form form, Object typed, Runnable work) {
    return formPost
        .button(form, "edit-adviser " + id, typed)
        .orAgain(again -> page(id, again))
        .refusedAt("title")
        .then(work, "/advisers/" + id);
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.adviser(
        form,
        browseVenues.adviser(id),
        browseAdvisers.sheet(id),
        choices.of(places()),
        SessionFilter.days());
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
