package throughline.membership.librarysystem;

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
import throughline.membership.record.Desk;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** What the library system knows of the members of somebody's libraries, and what it does not. */
@Path("/library-system")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LIBRARY_STAFF)
class LibrarySystemPages {
  /** With a link and two buttons each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private static final List<Option> WHICH =
      List.of(
          Option.of(
              PatronFiles.Which.NOT_HANDED_OVER.name(),
              "Everybody who is new or has changed since they were handed over"),
          Option.of(PatronFiles.Which.PERIOD.name(), "Everybody who was enrolled in a period"));

  /** What the first page shows; byProgram says whether the service syncs by itself. */
  record Overview(
      boolean byProgram,
      CountPatronSyncs.Open open,
      List<PatronFiles.View> files,
      List<Option> which) {}

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance overview(Form form, Overview overview);

    static native TemplateInstance waiting(
        Form form, Slice<ListPatronSyncs.Line> lines, boolean byHand);

    static native TemplateInstance refused(
        Form form, Slice<ListPatronSyncs.Line> lines, boolean again);

    static native TemplateInstance file(Form form, PatronFiles.View file);
  }

  private final CountPatronSyncs countPatronSyncs;
  private final ListPatronSyncs listPatronSyncs;
  private final ResolvePatronSync resolvePatronSync;
  private final PatronFiles files;
  private final boolean byProgram;
  private final FormPost formPost;
  private final CurrentPerson person;

  LibrarySystemPages(
      CountPatronSyncs countPatronSyncs,
      ListPatronSyncs listPatronSyncs,
      ResolvePatronSync resolvePatronSync,
      PatronFiles files,
      LibrarySystemSettings settings,
      FormPost formPost,
      CurrentPerson person) {
    this.countPatronSyncs = countPatronSyncs;
    this.listPatronSyncs = listPatronSyncs;
    this.resolvePatronSync = resolvePatronSync;
    this.files = files;
    this.byProgram = settings.address().isPresent();
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance overview() {
    return page(formPost.opened());
  }

  @POST
  public Response makeFile(Form form) {
    var typed = PatronFiles.Request.of(form);
    var libraries = libraries();
    return formPost
        .of(form, "make-patron-file", typed)
        .orAgain(this::page)
        .then(() -> "/library-system/patron-files/" + files.make(typed, libraries));
  }

  @GET
  @Path("waiting")
  public TemplateInstance waiting(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var part = PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE);
    return Templates.waiting(formPost.opened(), listPatronSyncs.waiting(desk(), part), !byProgram);
  }

  @POST
  @Path("waiting")
  public Response done(Form form) {
    var member = form.text("member");
    var libraries = libraries();
    var who = who(libraries);
    return formPost
        .button(form, "library-system-done " + member, member)
        .orAgain(again -> page(again))
        .then(
            () -> resolvePatronSync.doneByHand(member, libraries, who), "/library-system/waiting");
  }

  @GET
  @Path("refused")
  public TemplateInstance refused(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("again") String again) {
    var part = PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE);
    return Templates.refused(
        formPost.opened(), listPatronSyncs.refused(desk(), part), again != null);
  }

  @POST
  @Path("refused")
  public Response again(Form form) {
    var member = form.value("member");
    var libraries = libraries();
    return formPost
        .button(form, "library-system-again " + member, member)
        .orAgain(again -> page(again))
        .then(
            () -> resolvePatronSync.tryAgain(member, libraries),
            "/library-system/refused?again=true");
  }

  @GET
  @Path("patron-files/{id}")
  public TemplateInstance file(@PathParam("id") UUID id) {
    return filePage(Form.blank(), id);
  }

  @POST
  @Path("patron-files/{id}")
  public Response confirm(@PathParam("id") UUID id, Form form) {
    var libraries = libraries();
    var who = who(libraries);
    return formPost
        .of(form, "confirm-patron-file " + id, null)
        .orAgain(again -> filePage(again, id))
        .refusedAt("confirm")
        .then(() -> files.confirm(id, libraries, who), "/library-system/patron-files/" + id);
  }

  @GET
  @Path("patron-files/{id}/csv")
  @Produces("text/csv")
  @HeavyAnswer
  public Response csv(@PathParam("id") UUID id) {
    var libraries = libraries();
    var who = who(libraries);
    var file = files.one(id, libraries);
    return Download.of(
        "patrons.csv",
        Kind.UNMARKED_CSV.mediaType(),
        out -> files.write(out, file.id(), libraries, who));
  }

  private TemplateInstance filePage(Form form, UUID id) {
    return Templates.file(form, files.one(id, libraries()));
  }

  private Actor who(Places libraries) {
    return new Actor(person.subject(), Roles.LIBRARY_STAFF, libraries.only().orElse(null));
  }

  private TemplateInstance page(Form form) {
    var libraries = libraries();
    return Templates.overview(
        form,
        new Overview(byProgram, countPatronSyncs.of(libraries), files.newest(libraries), WHICH));
  }

  private Desk desk() {
    return new Desk(person.subject(), Places.none(), libraries());
  }

  private Places libraries() {
    return person.placesOf(Roles.LIBRARY_STAFF).required();
  }
}
