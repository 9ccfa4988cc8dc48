package throughline.tracker.figure.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.shared.Roles;

/** What changed of a figure between two days of knowledge. */
@Path("/measures/{id}/changes")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class ChangePages {

  private final OpenChange open;
  private final ExportChanges export;
  private final Clock clock;

  ChangePages(OpenChange open, ExportChanges export, Clock clock) {
    this.open = open;
    this.export = export;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance changes(
        OpenChange.Opened opened,
        ChangeAddress address,
        int page,
        List<Option> periods,
        List<Option> places,
        Form form);
  }

  @GET
  public Response changes(
      @PathParam("id") String id,
      @BeanParam ChangeParameters typed,
      @QueryParam("place") String place,
      @QueryParam("class") String kind,
      @QueryParam("page") String page,
      @Context UriInfo uri) {
    var form = ChangeForm.of(uri);
    try {
      var asked = AskedChange.read(ChangeForm.typed(typed, form), place, clock);
      return Response.ok(page(id, asked, only(kind), number(page), ChangeForm.of(asked))).build();
    } catch (InvalidInput wrong) {
      var usual = AskedChange.untilEndOf(London.today(clock));
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(page(id, usual, null, 1, form.with(wrong.errors())))
          .build();
    }
  }

  private TemplateInstance page(
      String id, AskedChange asked, ChangeClass only, int page, Form form) {
    var opened = open.open(id, asked, only, page);
    return Templates.changes(
        opened,
        new ChangeAddress(id, asked),
        page,
        ChangeForm.periods(asked),
        ChangeForm.places(opened.change().version()),
        form);
  }

  @GET
  @Path("{file: csv|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response file(
      @PathParam("id") String id,
      @PathParam("file") String file,
      @BeanParam ChangeParameters typed,
      @QueryParam("place") String place,
      @QueryParam("class") String kind) {
    var of = file.equals("csv") ? Kind.CSV : Kind.XLSX;
    try {
      var asked = AskedChange.read(typed, place, clock);
      var question = export.find(id, asked);
      var only = only(kind);
      return Download.of(
          "%s-changes%s".formatted(question.version().measure().id(), of.ending()),
          of.mediaType(),
          out -> export.write(out, question, asked, only, of));
    } catch (InvalidInput mistyped) {
      throw new NotFound("figure with this address");
    }
  }

  /** Only a link names a class, so another is an address that nobody gave out. */
  private static ChangeClass only(String typed) {
    return TypedText.given(typed)
        .map(
            name ->
                Arrays.stream(ChangeClass.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("class of changes with this address")))
        .orElse(null);
  }

  private static int number(String typed) {
    if (TypedText.given(typed).isEmpty()) {
      return 1;
    }
    var fields = new Fields();
    int page = fields.wholeNumber("page", typed, 1, 1_000_000, "Enter a number");
    fields.throwIfAny();
    return page;
  }
}
