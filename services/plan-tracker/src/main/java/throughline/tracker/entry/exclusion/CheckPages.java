package throughline.tracker.entry.exclusion;

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
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The records that count and look wrong, and the forms that decide on one. */
@Path("/checks")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class CheckPages {

  /** With reasons and links, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private static final String KEY = "[^/]+(?:/[^/]+)*";

  private final DecideOnRecord checks;
  private final EntryForms forms;

  CheckPages(DecideOnRecord checks, EntryForms forms) {
    this.checks = checks;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Slice<CheckedRecord> records, int most, List<Checks.LookRule> rules, String decided);

    static native TemplateInstance exclude(
        CheckedRecord record, boolean takesTwo, boolean own, Form form);

    static native TemplateInstance count(CheckedRecord record, Form form);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("decided") String decided,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    var records = checks.part(PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE));
    return Templates.list(records, Checks.MOST, checks.rules(), decided);
  }

  @GET
  @Path("{measure}/{record:" + KEY + "}/exclude")
  public TemplateInstance excludeForm(
      @PathParam("measure") String measure, @PathParam("record") String record) {
    return excludePage(measure, record, forms.open());
  }

  /** An administrator approves, and is never the first. */
  @POST
  @Path("{measure}/{record:" + KEY + "}/exclude")
  public Response exclude(
      @PathParam("measure") String measure, @PathParam("record") String record, Form form) {
    return decide(measure, record, true, form);
  }

  @GET
  @Path("{measure}/{record:" + KEY + "}/count")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance countForm(
      @PathParam("measure") String measure, @PathParam("record") String record) {
    return Templates.count(checks.one(measure, record), forms.open());
  }

  @POST
  @Path("{measure}/{record:" + KEY + "}/count")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response count(
      @PathParam("measure") String measure, @PathParam("record") String record, Form form) {
    return decide(measure, record, false, form);
  }

  private Response decide(String measure, String id, boolean exclude, Form form) {
    var seen = new Decisions.Seen(SeenVersion.of(form, "record"), SeenVersion.of(form));
    return forms
        .sent(
            form, "decide-on-record %s %s %b".formatted(measure, id, exclude), form.value("reason"))
        .orAgain(refused -> page(measure, id, exclude, refused))
        .refusedAt("reason")
        .then(
            () -> {
              var waits =
                  checks.decide(
                      measure,
                      id,
                      seen,
                      exclude,
                      form.text("reason"),
                      forms.who(),
                      forms.hasRole(Roles.STRATEGY_LEAD));
              return waits ? "/checks?decided=waits" : "/checks?decided=true";
            });
  }

  private TemplateInstance page(String measure, String id, boolean exclude, Form form) {
    return exclude
        ? excludePage(measure, id, form)
        : Templates.count(checks.one(measure, id), form);
  }

  private TemplateInstance excludePage(String measure, String id, Form form) {
    var record = checks.one(measure, id);
    if (!record.isProposed() && !forms.hasRole(Roles.STRATEGY_LEAD)) {
      throw new NotFound("record with this address that waits for approval");
    }
    var me = forms.me().map(UUID::toString);
    return Templates.exclude(
        record,
        checks.takesTwo(record.measure()),
        me.filter(record::isProposedBy).isPresent(),
        form);
  }
}
