package throughline.membership.usage;

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.shared.Roles;
import throughline.membership.usage.BrowseDeliveries.Opened;
import throughline.membership.usage.DeliveryTable.Delivery;
import throughline.membership.usage.SilentDays.Silence;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Staff see what came in of loans and events, send files, and put right what was refused. */
@Path("/use")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LIBRARY_STAFF, Roles.LIBRARY_SYSTEM})
class UsePages {

  private static final List<Option> KINDS =
      Stream.of(UseKind.values()).map(kind -> Option.of(kind.name(), kind.inWords())).toList();

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(Slice<Delivery> deliveries, List<Silence> libraries);

    static native TemplateInstance upload(Form form, List<Option> kinds);

    static native TemplateInstance delivery(Opened opened, Form form, Integer again);
  }

  private final BrowseDeliveries browse;
  private final SilentDays silentDays;
  private final ReceiveRows receiveRows;
  private final FormPost formPost;
  private final CurrentPerson person;

  UsePages(
      BrowseDeliveries browse,
      SilentDays silentDays,
      ReceiveRows receiveRows,
      FormPost formPost,
      CurrentPerson person) {
    this.browse = browse;
    this.silentDays = silentDays;
    this.receiveRows = receiveRows;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var desk = UseDesk.of(person);
    var page = PageRequest.linked(after, before);
    return Templates.list(browse.newest(desk, page), silentDays.of(desk.libraries()));
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    UseDesk.of(person);
    return Templates.upload(formPost.opened(), KINDS);
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(Form form) {
    var desk = UseDesk.of(person);
    try {
      var file = form.file("file", "Choose the file");
      return see(
          receiveRows.file(form.text("kind"), form.text("batch"), file.path(), file.name(), desk));
    } catch (InvalidInput wrong) {
      return again(form.with(wrong.errors()));
    }
  }

  @GET
  @Path("{id}")
  public TemplateInstance delivery(@PathParam("id") UUID id, @QueryParam("again") String again) {
    var opened = browse.open(id, UseDesk.of(person));
    return Templates.delivery(opened, formPost.opened(), number(again));
  }

  @GET
  @Path("{id}/again")
  public Response signedIn(@PathParam("id") UUID id) {
    return see(id);
  }

  @POST
  @Path("{id}/again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response tryAgain(@PathParam("id") UUID id, Form form) {
    var desk = UseDesk.of(person);
    var delivery = browse.own(id, desk);
    return formPost
        .of(form, "try-again " + id, null)
        .orAgain(shown -> Templates.delivery(browse.open(id, desk), shown, null))
        .then(() -> delivery.address() + "?again=" + receiveRows.again(delivery, desk));
  }

  @GET
  @Path("{id}/refused/csv")
  @HeavyAnswer
  public Response csv(@PathParam("id") UUID id) {
    return refused(id, Kind.CSV);
  }

  @GET
  @Path("{id}/refused/xlsx")
  @HeavyAnswer
  public Response xlsx(@PathParam("id") UUID id) {
    return refused(id, Kind.XLSX);
  }

  private Response refused(UUID id, Kind kind) {
    var delivery = browse.own(id, UseDesk.of(person));
    return Download.of(
        "refused-rows" + kind.ending(),
        kind.mediaType(),
        out -> browse.writeRefused(out, kind, delivery));
  }

  private static Integer number(String typed) {
    return typed != null && typed.matches("[0-9]{1,6}") ? Integer.valueOf(typed) : null;
  }

  private static Response see(UUID delivery) {
    return Response.seeOther(URI.create("/use/" + delivery)).build();
  }

  private static Response again(Form form) {
    return Response.status(400).entity(Templates.upload(form, KINDS)).build();
  }
}
