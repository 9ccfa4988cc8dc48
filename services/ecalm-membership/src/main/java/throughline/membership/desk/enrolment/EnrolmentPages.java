package throughline.membership.desk.enrolment;

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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.desk.enrolment.ChildRequest.ChildFields;
import throughline.membership.desk.enrolment.EnrolmentFormOptions.Choices;
import throughline.membership.desk.enrolment.LiftPages.SuppressedChild;
import throughline.membership.desk.enrolment.ShowReceipt.Receipt;
import throughline.membership.record.Desk;
import throughline.membership.record.ShowHistory;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The registrar's desk: one form, then the receipt. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EnrolmentPages {
  private static final String STEP = "step";
  private static final String CHECK = "check";
  private static final String CHANGE = "change";
  private static final String STOP = "stop";
  private static final String PDF = "application/pdf";
  static final String OPERATION = "enrol-newborn-page";

  /** What was typed without a network may be sent again after a desk was closed for long. */
  static final Duration KEY_KEPT = Duration.ofDays(90);

  static final String SENT_BEFORE =
      "This form was sent before, and a child was enrolled with it. To enrol another child, check"
          + " the answers and send it again";

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(
        Form form, Choices choices, List<ChildFields> others, String suppressed);

    static native TemplateInstance check(Form form, CheckEnrolment.CheckedVisit visit);

    static native TemplateInstance receipt(Receipt receipt, String saved);

    static native TemplateInstance receiptPdf(List<Receipt> receipts);

    static native TemplateInstance history(UUID id, List<HistoryLine> lines, UUID next);
  }

  private final EnrolNewborn enrolNewborn;
  private final CheckEnrolment checkEnrolment;
  private final ShowReceipt showReceipt;
  private final ShowHistory showHistory;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  EnrolmentPages(
      EnrolNewborn enrolNewborn,
      CheckEnrolment checkEnrolment,
      ShowReceipt showReceipt,
      ShowHistory showHistory,
      EnrolmentFormOptions options,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.enrolNewborn = enrolNewborn;
    this.checkEnrolment = checkEnrolment;
    this.showReceipt = showReceipt;
    this.showHistory = showHistory;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  /** Office and library of the enrolment before come back with the link to the next. */
  @GET
  @Path("enrolments/new")
  @RolesAllowed(Roles.REGISTRAR)
  public TemplateInstance form(
      @QueryParam("office") String office,
      @QueryParam("library") String library,
      @QueryParam("deferredOffer") String deferredOffer) {
    var before = new HashMap<String, String>();
    Optional.ofNullable(deferredOffer).ifPresent(id -> before.put("deferredOffer", id));
    Optional.ofNullable(office).ifPresent(code -> before.put("office", code));
    Optional.ofNullable(library)
        .or(() -> options.usualLibrary(places(), office))
        .ifPresent(code -> before.put("library", code));
    return page(formPost.openedOrStartingWith(before));
  }

  @POST
  @Path("enrolments/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.REGISTRAR)
  public Response enrol(Form form) {
    var places = places();
    if (ChildrenOfForm.isAsked(form)) {
      return Response.ok(page(ChildrenOfForm.changed(form), ChildrenOfForm.isMore(form))).build();
    }
    if (STOP.equals(form.text(STEP))) {
      return Response.seeOther(URI.create("/?stopped=true")).build();
    }
    if (CHANGE.equals(form.text(STEP))) {
      return Response.ok(page(form)).build();
    }
    var typed = EnrolmentRequest.of(form, London.today(clock));
    if (CHECK.equals(form.text(STEP))) {
      return check(form, typed);
    }
    var isAnotherChild = form.text(ParseVisits.ANOTHER_CHILD) != null;
    return formPost
        .of(form, OPERATION, typed)
        .keptFor(KEY_KEPT)
        .orAgain(again -> again(again, typed))
        .sentBefore("childGivenNames", SENT_BEFORE)
        .then(
            () -> receiptPath(enrolNewborn.enrol(typed, isAnotherChild, person.subject(), places)));
  }

  private static String receiptPath(EnrolmentView enrolment) {
    return "/enrolments/" + enrolment.id();
  }

  static Response receiptOf(EnrolmentView enrolment) {
    return Response.seeOther(URI.create(receiptPath(enrolment))).build();
  }

  /** Asks about a likely record in words for a registrar, not in those that a program is told. */
  private TemplateInstance again(Form form, EnrolmentRequest typed) {
    if (form.error(ParseVisits.ANOTHER_CHILD).isEmpty()) {
      return page(form);
    }
    try {
      return checked(form.having(Map.of()), typed);
    } catch (InvalidInput meanwhile) {
      return page(form.with(meanwhile.errors()));
    }
  }

  private TemplateInstance checked(Form form, EnrolmentRequest typed) {
    return Templates.check(form, checkEnrolment.check(typed, Desk.of(person)));
  }

  private Response check(Form form, EnrolmentRequest typed) {
    try {
      return Response.ok(checked(form, typed)).build();
    } catch (InvalidInput wrong) {
      return Response.status(400).entity(page(form.with(wrong.errors()))).build();
    }
  }

  private TemplateInstance page(Form form) {
    return page(form, false);
  }

  private TemplateInstance page(Form form, boolean lastChildIsNew) {
    return Templates.form(
        form,
        options.of(places()),
        ChildFields.of(form, lastChildIsNew),
        SuppressedChild.prefix(form).orElse(null));
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }

  @GET
  @Path("enrolments/{id}")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public Response receipt(@PathParam("id") UUID id, @QueryParam("saved") String saved) {
    var receipt = showReceipt.show(id, Desk.of(person));
    return receipt.hasEnded() ? record(id) : Response.ok(Templates.receipt(receipt, saved)).build();
  }

  /** A card that opens nothing has no receipt: the record says what became of it. */
  private static Response record(UUID id) {
    return Response.seeOther(URI.create("/enrolments/" + id + "/record")).build();
  }

  @GET
  @Path("enrolments/{id}/receipt.pdf")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Produces(PDF)
  @HeavyAnswer
  public Response receiptPdf(@PathParam("id") UUID id, @QueryParam("visit") String visit) {
    var receipt = showReceipt.show(id, Desk.of(person));
    if (receipt.hasEnded()) {
      return record(id);
    }
    var receipts = visit == null ? List.of(receipt) : showReceipt.ofVisit(receipt, Desk.of(person));
    return Response.ok(Pdf.of(Templates.receiptPdf(receipts).render()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"enrolment-receipt.pdf\"")
        .build();
  }

  @GET
  @Path("enrolments/{id}/history")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance history(@PathParam("id") UUID id, @QueryParam("after") String after) {
    var history = showHistory.show(id, Desk.of(person), PageRequest.linked(after));
    return Templates.history(id, history.lines(), history.next());
  }
}
