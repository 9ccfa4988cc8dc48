package throughline.bookings.outcome;

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
import java.time.Clock;
import java.util.UUID;
import throughline.bookings.DayRange;
import throughline.bookings.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** What came of it, as staff see it, and what they write down for somebody. */
@Path("/outcomes")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
public class OutcomePages {
  private final RecordOutcome recordOutcome;
  private final BrowseOutcomes browseOutcomes;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  OutcomePages(
      RecordOutcome recordOutcome,
      BrowseOutcomes browseOutcomes,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.recordOutcome = recordOutcome;
    this.browseOutcomes = browseOutcomes;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance figures(Form form, BrowseOutcomes.Figures figures);

    static native TemplateInstance asked(Slice<FollowUps.FollowUp> asked);

    static native TemplateInstance answer(
        Form form, BrowseOutcomes.Question question, AnswerChoices choices);
  }

  @GET
  public TemplateInstance figures(@QueryParam("from") String from, @QueryParam("to") String to) {
    var today = London.today(clock);
    var asked = DayRange.of(today.minusYears(1).plusDays(1), today).orTyped(from, to, today);
    return Templates.figures(asked.form(), browseOutcomes.figures(asked.days(), places()));
  }

  @GET
  @Path("asked")
  public TemplateInstance asked(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.asked(browseOutcomes.askedLately(places(), PageRequest.linked(after, before)));
  }

  @GET
  @Path("asked/{id}")
  public TemplateInstance answer(@PathParam("id") UUID id) {
    return page(id, formPost.opened());
  }

  @POST
  @Path("asked/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response record(@PathParam("id") UUID id, Form form) {
    var typed = AnswerRequest.of(form);
    var places = places();
    return formPost
        .of(form, "record-outcome " + id, typed)
        .orAgain(wrong -> page(id, wrong))
        .sentBefore("started", "This form was sent before. To change the answer, send it again")
        .then(() -> recordOutcome.record(id, typed, person.who(), places), "/outcomes/asked/" + id);
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.answer(form, browseOutcomes.question(id, places()), AnswerChoices.ALL);
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
