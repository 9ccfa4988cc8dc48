package throughline.membership.desk.offer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.membership.desk.offer.RecordOffer.OfferRequest;
import throughline.membership.desk.offer.RecordOffer.OfferView;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Offers for programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REGISTRAR)
@Tag(name = "Offers", description = "What came of the offers that made no member")
class OfferResource {
  private final RecordOffer recordOffer;
  private final ShowCoverage showCoverage;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  OfferResource(
      RecordOffer recordOffer,
      ShowCoverage showCoverage,
      Idempotency idempotency,
      CurrentPerson person) {
    this.recordOffer = recordOffer;
    this.showCoverage = showCoverage;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @Path("offers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "recordOffer",
      summary = "Say that an offer was declined, not made or put off; nothing of anybody is kept")
  @APIResponseSchema(
      value = OfferView.class,
      responseCode = "201",
      responseDescription = "Recorded")
  public Response record(OfferRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return idempotency.once(
        key, "record-offer", typed, () -> created(recordOffer.record(typed, places)));
  }

  @GET
  @Path("coverage")
  @Operation(
      operationId = "getCoverage",
      summary = "How far the offers of your offices reached in a month")
  @APIResponse(
      responseCode = "200",
      description = "A line for each office",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Coverage.class)))
  public List<Coverage> coverage(
      @QueryParam("month")
          @Schema(description = "The present one if left out", examples = "2026-11")
          String month) {
    return showCoverage.of(showCoverage.month(month), places());
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }

  private static Response created(OfferView offer) {
    return Response.status(Response.Status.CREATED).entity(offer).build();
  }
}
