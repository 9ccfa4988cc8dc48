package throughline.tracker.rulechange;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.shared.Roles;

/** The facts behind a difference between today's figures and those that are tried. */
@Path("/trials/{id}")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class TrialFactPages {

  private final OpenFacts facts;
  private final QueryTrials trials;

  TrialFactPages(OpenFacts facts, QueryTrials trials) {
    this.facts = facts;
    this.trials = trials;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance facts(OpenFacts.Opened opened);
  }

  @GET
  @Path("facts")
  public TemplateInstance facts(
      @PathParam("id") UUID id,
      @QueryParam("month") String month,
      @QueryParam("place") String place,
      @QueryParam("side") String side,
      @QueryParam("page") String page) {
    return Templates.facts(facts.open(OpenFacts.Asked.of(id, month, place, side), page(page)));
  }

  @GET
  @Path("facts/csv")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response csv(
      @PathParam("id") UUID id,
      @QueryParam("month") String month,
      @QueryParam("place") String place,
      @QueryParam("side") String side) {
    var asked = OpenFacts.Asked.of(id, month, place, side);
    facts.check(asked);
    return file("facts", out -> facts.write(out, asked));
  }

  @GET
  @Path("csv")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response comparison(@PathParam("id") UUID id) {
    return file("comparison", trials.comparison(id)::write);
  }

  private static Response file(String name, StreamingOutput content) {
    return Response.ok(content)
        .type(Kind.CSV.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s%s\"".formatted(name, Kind.CSV.ending()))
        .build();
  }

  static int page(String typed) {
    return typed != null && typed.matches("[1-9]\\d{0,5}") ? Integer.parseInt(typed) : 1;
  }
}
