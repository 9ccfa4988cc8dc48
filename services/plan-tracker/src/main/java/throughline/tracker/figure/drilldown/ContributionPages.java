package throughline.tracker.figure.drilldown;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.shared.Roles;

/** Opens a figure into the rows behind it. */
@Path("/measures/{id}/contributions")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class ContributionPages {

  private final OpenFigure figures;
  private final OpenShare shares;
  private final ExportLines export;
  private final Clock clock;

  ContributionPages(OpenFigure figures, OpenShare shares, ExportLines export, Clock clock) {
    this.figures = figures;
    this.shares = shares;
    this.export = export;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance contributions(
        Measure measure,
        OpenFigure.OpenedFigure opened,
        String known,
        LocalDate knownAt,
        boolean today);

    static native TemplateInstance share(
        Measure measure,
        OpenShare.OpenedShare opened,
        String known,
        LocalDate knownAt,
        boolean today);
  }

  @GET
  public TemplateInstance contributions(
      @PathParam("id") String id,
      @BeanParam FigureParameters figure,
      @QueryParam("page") String page,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    try {
      var lines = LinesAsked.read(page, after, before);
      var asked = AskedFigure.read(id, figure, clock);
      var now = London.today(clock);
      var known = asked.known(now);
      var today = asked.knownAt().equals(now);
      var share = shares.open(asked);
      if (share.isPresent()) {
        return Templates.share(share.get().measure(), share.get(), known, asked.knownAt(), today);
      }
      var opened =
          figures
              .open(asked, lines)
              .orElseThrow(() -> new NotFound("measure with this address that events feed"));
      return Templates.contributions(opened.measure(), opened, known, asked.knownAt(), today);
    } catch (InvalidInput mistyped) {
      throw nobodyGaveOut();
    }
  }

  @GET
  @Path("{file: csv|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response file(
      @PathParam("id") String id,
      @PathParam("file") String file,
      @BeanParam FigureParameters figure) {
    var kind = file.equals("csv") ? Kind.CSV : Kind.XLSX;
    try {
      var scope = export.find(AskedFigure.read(id, figure, clock), kind);
      return Download.of(
          "%s%s".formatted(scope.version().measure().id(), kind.ending()),
          kind.mediaType(),
          out -> export.write(out, scope, kind));
    } catch (InvalidInput mistyped) {
      throw nobodyGaveOut();
    }
  }

  /** Only a link leads here, so what is wrong in it is an address that nobody gave out. */
  private static NotFound nobodyGaveOut() {
    return new NotFound("figure with this address");
  }
}
