package throughline.tracker.web.published;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What was released, for everyone: read without a sign-in, by a role that sees nothing else. */
@Path("/published")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class PublishedPages {

  private static final String VERSION = "releases/{number:[0-9]{1,6}}/{version:[0-9]{1,6}}";

  private final ReadPublished published;
  private final KeptPages kept;
  private final RoutingContext request;

  PublishedPages(ReadPublished published, KeptPages kept, RoutingContext request) {
    this.published = published;
    this.kept = kept;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance progress(Optional<ReadPublished.Progress> read);

    static native TemplateInstance priority(ReadPublished.PriorityPage read);

    static native TemplateInstance measures(List<ReadPublished.Theme> themes);

    static native TemplateInstance measure(ReadPublished.MeasurePage read);

    static native TemplateInstance libraries(List<ReadPublished.District> districts);

    static native TemplateInstance library(ReadPublished.LibraryPage read);

    static native TemplateInstance releases(List<ReadPublished.Listed> releases);

    static native TemplateInstance release(ReadPublished.ReleasePage read);
  }

  @GET
  public Response progress() {
    return page("", release -> Templates.progress(published.progress(release)));
  }

  @GET
  @Path("priorities/{priority}")
  public Response priority(@PathParam("priority") String id) {
    return page(
        "/priorities/" + id, release -> Templates.priority(published.priority(release, id)));
  }

  @GET
  @Path("measures")
  public Response measures() {
    return page("/measures", release -> Templates.measures(published.plan(release)));
  }

  @GET
  @Path("measures/{measure}")
  public Response measure(@PathParam("measure") String id) {
    return page("/measures/" + id, release -> Templates.measure(published.measure(release, id)));
  }

  @GET
  @Path("libraries")
  public Response libraries() {
    return page("/libraries", release -> Templates.libraries(published.libraries(release)));
  }

  @GET
  @Path("libraries/{place}")
  public Response library(@PathParam("place") String code) {
    return page(
        "/libraries/" + code, release -> Templates.library(published.library(release, code)));
  }

  @GET
  @Path("releases")
  public Response releases() {
    return page("/releases", release -> Templates.releases(published.all()));
  }

  @GET
  @Path(VERSION)
  public Response release(@PathParam("number") int number, @PathParam("version") int version) {
    return page(
        "/releases/%d/%d".formatted(number, version),
        release -> Templates.release(published.version(number, version)));
  }

  @GET
  @Path(VERSION + "/files/{name}")
  @Produces(MediaType.WILDCARD)
  public Response file(
      @PathParam("number") int number,
      @PathParam("version") int version,
      @PathParam("name") String name) {
    var file = published.file(number, version, name);
    return response(
        Reply.ofFile(
            request.request().headers(),
            file.name(),
            file.mediaType(),
            file.digest(),
            file.content()));
  }

  private Response page(String path, IntFunction<TemplateInstance> made) {
    return response(
        kept.page(
            "/published" + path,
            request.request().headers(),
            release -> made.apply(release).render()));
  }

  private static Response response(Reply reply) {
    var response = Response.status(reply.status());
    reply.headers().forEach(response::header);
    return reply.body().length() == 0
        ? response.build()
        : response.entity(reply.body().getBytes()).build();
  }
}
