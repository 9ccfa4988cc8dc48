package throughline.volunteers.voice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Ideas for programs. */
@Path("/api/ideas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Ideas", description = "Volunteers have ideas; coordinators answer them within 28 days")
class IdeaResource {
  private final RaiseIdea raiseIdea;
  private final AnswerIdea answerIdea;
  private final BrowseIdeas browseIdeas;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  IdeaResource(
      RaiseIdea raiseIdea,
      AnswerIdea answerIdea,
      BrowseIdeas browseIdeas,
      Idempotency idempotency,
      CurrentPerson person) {
    this.raiseIdea = raiseIdea;
    this.answerIdea = answerIdea;
    this.browseIdeas = browseIdeas;
    this.idempotency = idempotency;
    this.person = person;
  }

  /** The number of an idea that was told. */
  @Schema(name = "RaisedIdea")
  record Raised(UUID id) {}

  @POST
  @RolesAllowed(Roles.VOLUNTEER)
  @Operation(operationId = "raiseIdea", summary = "Tell an idea of your own")
  @APIResponseSchema(
      value = Raised.class,
      responseCode = "201",
      responseDescription = "It is to be answered within 28 days")
  @APIResponse(responseCode = "403", description = "apply-first: you do not volunteer yet")
  public Response raise(IdeaRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key,
        "raise-idea",
        typed,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(new Raised(raiseIdea.raise(typed, person.who())))
                .build());
  }

  @GET
  @RolesAllowed(Roles.COORDINATOR)
  @Operation(
      operationId = "listIdeas",
      summary = "List the ideas of your places that wait for an answer, longest waiting first")
  @APIResponse(responseCode = "200", description = "Up to 200")
  public List<IdeaView> waiting() {
    return browseIdeas.waiting(person.placesOf(Roles.COORDINATOR).required());
  }

  @POST
  @Path("{id}/answer")
  @RolesAllowed(Roles.COORDINATOR)
  @Operation(
      operationId = "answerIdea",
      summary = "Answer an idea, for the first time or otherwise than before")
  @APIResponseSchema(value = IdeaView.class, responseCode = "200", responseDescription = "Answered")
  @APIResponse(responseCode = "404", description = "not-found: none of your places has it")
  public Response answer(
      @PathParam("id") UUID id, AnswerRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.COORDINATOR).required();
    return idempotency.once(
        key,
        "answer-idea " + id,
        typed,
        () -> {
          answerIdea.answer(id, browseIdeas.one(id, places).version(), typed, person.who(), places);
          return Response.ok(browseIdeas.one(id, places)).build();
        });
  }
}
