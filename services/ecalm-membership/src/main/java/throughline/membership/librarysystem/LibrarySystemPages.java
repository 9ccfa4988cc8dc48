package throughline.membership.librarysystem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.librarysystem.MakePatronFile.PatronFileRequest;
import throughline.membership.record.Desk;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** What the library system knows of the members of somebody's libraries, and what it does not. */
@Path("/library-system")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARY_STAFF)
class LibrarySystemPages {
  /** With a link and two buttons each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private static final List<Option> WHICH =
      List.of(
          Option.of(
              MakePatronFile.Which.NOT_HANDED_OVER.name(),
              "Everybody who is new or has changed since they were handed over"),
          Option.of(MakePatronFile.Which.PERIOD.name(), "Everybody who was enrolled in a period"));

  /** What the first page shows; byProgram says whether the service tells by itself. */
  record Overview(
      boolean byProgram,
      CountHandOvers.Open open,
      List<PatronFileView> files,
      List<Option> which) {}

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance overview(Form form, Overview overview);

    static native TemplateInstance waiting(Form form, Slice<PatronSyncLine> lines, boolean byHand);

    static native TemplateInstance refused(Form form, Slice<PatronSyncLine> lines, boolean again);
  }

  private final CountHandOvers countHandOvers;
  private final ListHandOvers listHandOvers;
  private final ShowPatronFiles showPatronFiles;
  private final MakePatronFile makePatronFile;
  private final TryAgain tryAgain;
  private final SayDoneByHand sayDoneByHand;
  private final boolean byProgram;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  LibrarySystemPages(
      CountHandOvers countHandOvers,
      ListHandOvers listHandOvers,
      ShowPatronFiles showPatronFiles,
      MakePatronFile makePatronFile,
      TryAgain tryAgain,
      SayDoneByHand sayDoneByHand,
      LibrarySystemSettings settings,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.countHandOvers = countHandOvers;
    this.listHandOvers = listHandOvers;
    this.showPatronFiles = showPatronFiles;
    this.makePatronFile = makePatronFile;
    this.tryAgain = tryAgain;
    this.sayDoneByHand = sayDoneByHand;
    this.byProgram = settings.address().isPresent();
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance overview() {
    return page(openForm.orBlank());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response makeFile(Form form) {
    var typed = PatronFileRequest.of(form);
    var libraries = libraries();
    return formPost
        .of(form, "make-patron-file", typed)
        .orAgain(this::page)
        .then(() -> "/library-system/patron-files/" + makePatronFile.make(typed, libraries));
  }

  @GET
  @Path("waiting")
  @Operation(hidden = true)
  public TemplateInstance waiting(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var part = PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE);
    return Templates.waiting(openForm.orBlank(), listHandOvers.waiting(desk(), part), !byProgram);
  }

  @POST
  @Path("waiting")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response done(Form form) {
    var member = form.text("member");
    var libraries = libraries();
    var who = new Actor(person.subject(), Roles.LIBRARY_STAFF, libraries.only().orElse(null));
    return formPost
        .button(form, "library-system-done " + member, member)
        .orAgain(again -> page(again))
        .then(
            () -> {
              sayDoneByHand.of(member, libraries, who);
              return "/library-system/waiting";
            });
  }

  @GET
  @Path("refused")
  @Operation(hidden = true)
  public TemplateInstance refused(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("again") String again) {
    var part = PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE);
    return Templates.refused(
        openForm.orBlank(), listHandOvers.refused(desk(), part), again != null);
  }

  @POST
  @Path("refused")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response again(Form form) {
    var member = form.value("member");
    var libraries = libraries();
    return formPost
        .button(form, "library-system-again " + member, member)
        .orAgain(again -> page(again))
        .then(
            () -> {
              tryAgain.of(member, libraries);
              return "/library-system/refused?again=true";
            });
  }

  private TemplateInstance page(Form form) {
    var libraries = libraries();
    return Templates.overview(
        form,
        new Overview(
            byProgram, countHandOvers.of(libraries), showPatronFiles.newest(libraries), WHICH));
  }

  private Desk desk() {
    return new Desk(person.subject(), Places.none(), libraries());
  }

  private Places libraries() {
    return person.placesOf(Roles.LIBRARY_STAFF).required();
  }
}
