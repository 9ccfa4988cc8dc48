package throughline.membership.record.life;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import throughline.membership.desk.enrolment.EnrolmentFormOptions;
import throughline.membership.person.preference.Purpose;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.record.life.ChooseForFamily.SafeChannel;
import throughline.membership.record.life.Erasures.Certificate;
import throughline.membership.record.life.ShowAddressSeen.AddressSeen;
import throughline.membership.record.life.ShowRecord.ChildRecord;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/**
 * A child's record, a page for each thing that can happen to it, and the certificate of the last.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class LifePages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance record(ChildRecord record, boolean saved);

    static native TemplateInstance event(
        UUID id,
        LifeEvent event,
        ChildRecord now,
        Form form,
        List<Option> reasons,
        List<Option> residences,
        List<Option> channels,
        List<Option> libraries,
        List<Option> purposes,
        AddressSeen seen);

    static native TemplateInstance shown(UUID id, AddressSeen seen, boolean saved);

    static native TemplateInstance waiting(
        String title, String text, String path, Slice<ListedEnrolment> records);

    static native TemplateInstance closed();

    static native TemplateInstance certificate(Certificate certificate);

    static native TemplateInstance certificatePdf(Certificate certificate);
  }

  private static final String NOW = "now";

  private final ShowRecord showRecord;
  private final ShowAddressSeen showAddressSeen;
  private final RecordLifeEvent recordLifeEvent;
  private final WaitingRecords waitingRecords;
  private final Erasures erasures;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;

  LifePages(
      ShowRecord showRecord,
      ShowAddressSeen showAddressSeen,
      RecordLifeEvent recordLifeEvent,
      WaitingRecords waitingRecords,
      Erasures erasures,
      EnrolmentFormOptions options,
      FormPost formPost,
      CurrentPerson person) {
    this.showRecord = showRecord;
    this.showAddressSeen = showAddressSeen;
    this.recordLifeEvent = recordLifeEvent;
    this.waitingRecords = waitingRecords;
    this.erasures = erasures;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  @Path("enrolments/{id}/record")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance record(@PathParam("id") UUID id, @QueryParam("saved") String saved) {
    return Templates.record(showRecord.show(id, Desk.of(person)), saved != null);
  }

  @GET
  @Path("enrolments/{id}/life/{event}")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance form(@PathParam("id") UUID id, @PathParam("event") String path) {
    var event = LifeEvent.at(path);
    var start = Form.startingWithSome(recordLifeEvent.start(id, event, Desk.of(person)));
    return page(id, event, formPost.openedOr(start));
  }

  @POST
  @Path("enrolments/{id}/life/{event}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public Response send(@PathParam("id") UUID id, @PathParam("event") String path, Form form) {
    var event = LifeEvent.at(path);
    var typed = LifeEventRequest.of(event, form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "record-life-event " + id, typed)
        .orAgain(again -> page(id, event, again))
        .refusedAt(NOW)
        .then(() -> recordLifeEvent.record(id, typed, desk).page());
  }

  @GET
  @Path("enrolments/{id}/shown")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance shown(@PathParam("id") UUID id, @QueryParam("saved") String saved) {
    return Templates.shown(id, showAddressSeen.show(id, Desk.of(person)), saved != null);
  }

  /** The reports of a death that wait for a registrar. */
  @GET
  @Path("records/reported")
  @RolesAllowed(Roles.REGISTRAR)
  public TemplateInstance reported(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    person.placesOf(Roles.REGISTRAR).required();
    return Templates.waiting(
        "Records to confirm",
        "We were told that the child has died. Nothing is sent to the family. Confirm it, or take"
            + " the report back.",
        "/records/reported",
        waitingRecords.reported(Desk.of(person), PageRequest.linked(after, before)));
  }

  @GET
  @Path("records/held")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance held(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.waiting(
        "Records on hold",
        "Nothing is sent until somebody has looked and the record is held no longer; the card can"
            + " be used. The history of each record says why it is held.",
        "/records/held",
        waitingRecords.held(Desk.of(person), PageRequest.linked(after, before)));
  }

  @GET
  @Path("records/closed")
  @RolesAllowed(Roles.REGISTRAR)
  public TemplateInstance closed() {
    return Templates.closed();
  }

  @GET
  @Path("erasures/{certificate}")
  @RolesAllowed(Roles.REGISTRAR)
  public TemplateInstance certificatePage(@PathParam("certificate") UUID number) {
    return Templates.certificate(certificate(number));
  }

  @GET
  @Path("erasures/{certificate}/certificate.pdf")
  @Produces("application/pdf")
  @RolesAllowed(Roles.REGISTRAR)
  @HeavyAnswer
  public Response certificatePdf(@PathParam("certificate") UUID number) {
    return Response.ok(Pdf.of(Templates.certificatePdf(certificate(number)).render()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"certificate-of-erasure.pdf\"")
        .build();
  }

  private Certificate certificate(UUID number) {
    return erasures.certificate(number, person.placesOf(Roles.REGISTRAR).required());
  }

  private TemplateInstance page(UUID id, LifeEvent event, Form form) {
    var desk = Desk.of(person);
    var isRefused = !form.error(NOW).isEmpty();
    var isToBeSecret = event == LifeEvent.ADDRESS_MADE_SECRET;
    return Templates.event(
        id,
        event,
        isRefused ? ReasonNeeded.orNull(() -> showRecord.show(id, desk)) : null,
        form,
        event.reasons().options(),
        options.residences(),
        SafeChannel.options(),
        options.libraries(),
        Purpose.options(),
        isToBeSecret ? ReasonNeeded.orNull(() -> showAddressSeen.show(id, desk)) : null);
  }
}
