package throughline.membership.desk.offer;

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
import throughline.membership.desk.offer.DeferredOffers.DeferredOffer;
import throughline.membership.desk.offer.RecordOffer.OfferOutcome;
import throughline.membership.desk.offer.RecordOffer.OfferRequest;
import throughline.membership.desk.offer.RecordOffer.OfferView;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** The outcome first, by one button; an accepted offer leads to the enrolment. */
@Path("/offers")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.REGISTRAR)
class OfferPages {
  @CheckedTemplate
  static class Templates {
    static native TemplateInstance outcome(Form form, List<Option> offices);

    static native TemplateInstance waiting(Slice<DeferredOffer> waiting, List<Option> offices);

    static native TemplateInstance deferred(Form form, DeferredOffer offer);
  }

  private final RecordOffer recordOffer;
  private final DeferredOffers deferredOffers;
  private final OfficeChoice offices;
  private final FormPost formPost;
  private final CurrentPerson person;

  OfferPages(
      RecordOffer recordOffer,
      DeferredOffers deferredOffers,
      OfficeChoice offices,
      FormPost formPost,
      CurrentPerson person) {
    this.recordOffer = recordOffer;
    this.deferredOffers = deferredOffers;
    this.offices = offices;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance outcome() {
    return page(formPost.opened());
  }

  @POST
  public Response record(Form form) {
    var typed = OfferRequest.of(form);
    var places = places();
    return formPost
        .of(form, "record-offer-page", typed)
        .orAgain(this::page)
        .then(() -> next(recordOffer.record(typed, places)));
  }

  private static String next(OfferView offer) {
    return offer.outcome() == OfferOutcome.DEFERRED
        ? "/offers/" + offer.id()
        : "/?recorded=%s&office=%s".formatted(offer.outcome(), offer.office());
  }

  /** Where somebody comes back to after signing in; taking back takes the button, a post. */
  @GET
  @Path("take-back")
  public Response signedIn() {
    return Response.seeOther(URI.create("/")).build();
  }

  @POST
  @Path("take-back")
  public Response takeBack(Form form) {
    var typed = OfferRequest.of(form);
    var places = places();
    return formPost
        .of(form, "take-back-offer", typed)
        .orAgain(this::page)
        .then(() -> recordOffer.takeBack(typed, places), "/");
  }

  @GET
  @Path("waiting")
  public TemplateInstance waiting(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.waiting(
        deferredOffers.waiting(places(), PageRequest.linked(after, before)), offices.of(places()));
  }

  @GET
  @Path("{id}")
  public TemplateInstance deferred(@PathParam("id") UUID id) {
    return Templates.deferred(Form.blank(), deferredOffers.one(id, places()));
  }

  @POST
  @Path("{id}")
  public Response close(@PathParam("id") UUID id, Form form) {
    var places = places();
    var closing = form.text("closing");
    return formPost
        .of(form, "close-offer " + id, closing)
        .orAgain(again -> Templates.deferred(again, deferredOffers.one(id, places)))
        .then(() -> recordOffer.close(id, closing, places), "/");
  }

  private TemplateInstance page(Form form) {
    return Templates.outcome(form, offices.of(places()));
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
