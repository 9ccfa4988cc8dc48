package throughline.tracker.web.profile;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.time.London;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.files.table.TableWriter;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.plan.community.Communities;
import throughline.tracker.shared.LaidDownTable;
import throughline.tracker.shared.Roles;

/** The profile of each library's community, on one sheet each, and all libraries in one table. */
@Path("/profiles")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class ProfilePages {

  private static final int NEWEST_BIRTHS = 0;

  private final QueryProfiles profiles;
  private final CurrentPerson person;
  private final Clock clock;

  ProfilePages(QueryProfiles profiles, CurrentPerson person, Clock clock) {
    this.profiles = profiles;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance all(
        Profiles profiles,
        List<LibraryProfile> libraries,
        Profiles.Sort sort,
        List<Profiles.Sort> sorts,
        boolean today,
        Form form);

    static native TemplateInstance profile(
        Profiles profiles, LibraryProfile profile, boolean saved, boolean today, Form form);

    static native TemplateInstance sheets(Profiles profiles, List<LibraryProfile> libraries);
  }

  @GET
  public Response all(@Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) -> {
          var read = profiles.read(day, year(form.text("year")));
          var sort = sort(form.text("sort"));
          return Templates.all(
              read,
              read.sorted(sort),
              sort,
              Arrays.asList(Profiles.Sort.values()),
              isToday(day),
              form);
        });
  }

  @GET
  @Path("{code}")
  public Response profile(
      @PathParam("code") String code, @QueryParam("saved") String saved, @Context UriInfo uri) {
    var library = Communities.library(code);
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) -> {
          var read = profiles.read(day, NEWEST_BIRTHS);
          return Templates.profile(read, read.of(library), saved != null, isToday(day), form);
        });
  }

  @GET
  @Path("profiles.pdf")
  @Produces("application/pdf")
  @HeavyAnswer
  public Response sheets(@QueryParam("knownAt") String knownAt) {
    var read = profiles.read(KnownAt.read(knownAt, clock), NEWEST_BIRTHS);
    return pdf(read, read.all(), "profiles-%s".formatted(read.day()));
  }

  @GET
  @Path("profiles.{kind:csv|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response table(
      @PathParam("kind") String wanted,
      @QueryParam("year") String year,
      @QueryParam("sort") String sort,
      @QueryParam("knownAt") String knownAt) {
    var kind = TableWriter.Kind.valueOf(wanted.toUpperCase(Locale.ROOT));
    var read = profiles.read(KnownAt.read(knownAt, clock), year(year));
    var libraries = read.sorted(sort(sort));
    StreamingOutput content =
        out ->
            LaidDownTable.send(
                out, kind, "Profiles", Profiles.HEADER, table -> read.write(libraries, table));
    return Response.ok(content)
        .type(kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"profiles-%s%s\"".formatted(read.day(), kind.ending()))
        .build();
  }

  @GET
  @Path("{code}/profile.pdf")
  @Produces("application/pdf")
  @HeavyAnswer
  public Response sheet(@PathParam("code") String code, @QueryParam("knownAt") String knownAt) {
    var library = Communities.library(code);
    var read = profiles.read(KnownAt.read(knownAt, clock), NEWEST_BIRTHS);
    return pdf(read, List.of(read.of(library)), "profile-%s-%s".formatted(code, read.day()));
  }

  private static Response pdf(Profiles profiles, List<LibraryProfile> libraries, String name) {
    return Response.ok(Pdf.of(Templates.sheets(profiles, libraries).render()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.pdf\"".formatted(name))
        .build();
  }

  /** What waits is nobody's business but of those who can agree to it. */
  private Profiles.Sort sort(String typed) {
    var sort = Profiles.Sort.of(typed);
    return sort == Profiles.Sort.WAITING && !person.hasRole(Roles.STRATEGY_LEAD)
        ? Profiles.Sort.NAME
        : sort;
  }

  private static int year(String typed) {
    return typed != null && typed.matches("20\\d\\d") ? Integer.parseInt(typed) : NEWEST_BIRTHS;
  }

  private boolean isToday(LocalDate day) {
    return day.equals(London.today(clock));
  }
}
