package throughline.tracker.rulechange;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.figure.Figure;
import throughline.tracker.shared.Roles;

/** New versions of rules, for programs. */
@Path("/api/trials")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(
    name = "New versions of rules",
    description = "Tried over everything that is known before a second person approves them")
class TrialResource {

  private static final String NOT_FOUND = "not-found: there is no trial with this id";

  private final QueryTrials trials;
  private final OpenFacts facts;
  private final ProposeTrial proposeTrial;
  private final DecideTrial decideTrial;
  private final CurrentPerson person;

  TrialResource(
      QueryTrials trials,
      OpenFacts facts,
      ProposeTrial proposeTrial,
      DecideTrial decideTrial,
      CurrentPerson person) {
    this.trials = trials;
    this.facts = facts;
    this.proposeTrial = proposeTrial;
    this.decideTrial = decideTrial;
    this.person = person;
  }

  @GET
  @Operation(
      operationId = "listTrials",
      summary = "The versions that wait for approval, then the latest that were decided")
  @APIResponse(responseCode = "200", description = "Up to 50")
  public List<TrialView> all() {
    return trials.all().stream().map(TrialView::of).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "proposeTrial",
      summary = "Propose a new version of a measure's rule and have it tried")
  @APIResponse(
      responseCode = "201",
      description = "It is being counted",
      content = @Content(schema = @Schema(implementation = TrialView.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid-input: names every wrong field, and of the rule every wrong line")
  @APIResponse(
      responseCode = "409",
      description = "too-many-trials: approve or send back one first")
  public Response propose(TrialRequest request) {
    var typed = request == null ? new TrialRequest(null, null) : request;
    var id = proposeTrial.propose(typed, person.who());
    return Response.created(URI.create("/api/trials/" + id))
        .entity(TrialView.of(trials.one(id)))
        .build();
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getTrial",
      summary = "One of them, with its figures beside today's as soon as it is counted")
  @APIResponse(responseCode = "200", description = "The trial")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public TrialView one(@PathParam("id") UUID id) {
    return TrialView.of(trials.open(id, CompareFigures.ALL));
  }

  @GET
  @Path("{id}/facts")
  @Operation(
      operationId = "listTrialFacts",
      summary =
          "The records of a month or a place that the new version takes otherwise than the one in"
              + " force",
      description = "50 at once. What they add is the difference of the two figures.")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(
      responseCode = "400",
      description = "invalid-input: it names neither a month nor a place")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such trial, it is not counted yet, or it is of a share")
  public TrialFactsView facts(
      @PathParam("id") UUID id,
      @Parameter(description = "Those of a month, as 2026-05") @QueryParam("month") String month,
      @Parameter(description = "Those of a library, by its code, in the headline's period")
          @QueryParam("place")
          String place,
      @Parameter(description = "counted, left-out or otherwise; all if left out")
          @QueryParam("side")
          String side,
      @Parameter(description = "The page, from 1") @QueryParam("page") String page) {
    return TrialFactsView.of(
        facts.open(OpenFacts.Asked.of(id, month, place, side), TrialPages.page(page)));
  }

  @Schema(name = "TrialDecision")
  record TrialDecision(String reason) {}

  @POST
  @Path("{id}/approval")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "approveTrial",
      summary = "Put a version in force that somebody else has proposed")
  @APIResponse(responseCode = "204", description = "It is in force")
  @APIResponse(responseCode = "400", description = "invalid-input: there is no reason")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(
      responseCode = "409",
      description =
          "own-trial, trial-not-counted, trial-decided, or rule-changed or measures-changed: it has"
              + " to be proposed again")
  public void approve(@PathParam("id") UUID id, TrialDecision decision) {
    decideTrial.approve(id, decision == null ? null : decision.reason(), person.who());
  }

  @POST
  @Path("{id}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "returnTrial", summary = "Send a version back, or take one's own back")
  @APIResponse(responseCode = "204", description = "It does not come into force")
  @APIResponse(responseCode = "400", description = "invalid-input: there is no reason")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(responseCode = "409", description = "trial-decided: somebody was faster")
  public void sendBack(@PathParam("id") UUID id, TrialDecision decision) {
    decideTrial.sendBack(id, decision == null ? null : decision.reason(), person.who());
  }

  @Schema(name = "TrialFacts")
  record TrialFactsView(
      @Schema(description = "How many there are in all") long all,
      @Schema(description = "What all of them add to the difference") long amount,
      @Schema(description = "How many would count that do not today, of all sides") long counted,
      @Schema(description = "How many would no longer count") long leftOut,
      @Schema(description = "How many would count another amount, or elsewhere") long otherwise,
      List<FactView> facts,
      boolean more) {

    @Schema(name = "TrialFact")
    record FactView(
        ChangedFacts.Side side,
        LocalDate day,
        String place,
        @Schema(description = "What it adds today") long today,
        @Schema(description = "What it would add") long proposed,
        String why,
        String aggregate,
        String aggregateId,
        @Schema(description = "Its latest version") long version) {}

    static TrialFactsView of(OpenFacts.Opened opened) {
      return new TrialFactsView(
          opened.all(),
          opened.amount(),
          opened.counts().facts(ChangedFacts.Side.COUNTED),
          opened.counts().facts(ChangedFacts.Side.LEFT_OUT),
          opened.counts().facts(ChangedFacts.Side.OTHERWISE),
          opened.facts().stream()
              .map(
                  fact ->
                      new FactView(
                          fact.side(),
                          fact.day(),
                          fact.place(),
                          fact.today(),
                          fact.tried(),
                          fact.why(),
                          fact.aggregate(),
                          fact.aggregateId(),
                          fact.version()))
              .toList(),
          opened.hasNext());
    }
  }

  @Schema(name = "Trial")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TrialView(
      UUID id,
      String measure,
      @Schema(description = "The number that it gets") int version,
      Trial.TrialState state,
      @Schema(description = "Whether everything that is known is counted in it") boolean counted,
      @Schema(description = "The measure as it was typed") String entry,
      String reason,
      String proposedBy,
      Instant proposedAt,
      String decision,
      String decidedBy,
      Instant decidedAt,
      @Schema(description = "While it waits and is counted") ComparisonView comparison) {

    @Schema(name = "TrialComparison")
    record ComparisonView(
        LineView headline,
        @Schema(description = "The newest first") List<LineView> months,
        List<LineView> places) {

      static ComparisonView of(Comparison comparison) {
        return new ComparisonView(
            LineView.of(comparison.headline()),
            comparison.months().stream().map(LineView::of).toList(),
            comparison.places().stream().map(LineView::of).toList());
      }
    }

    @Schema(name = "TrialLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(String key, String label, Long today, Long proposed, Long difference) {

      static LineView of(Comparison.Line line) {
        return new LineView(
            line.key(), line.label(), value(line.today()), value(line.tried()), line.difference());
      }

      private static Long value(Figure figure) {
        return figure != null && figure.hasValue() ? figure.value() : null;
      }
    }

    static TrialView of(Trial trial) {
      return of(trial, null);
    }

    static TrialView of(QueryTrials.Opened opened) {
      return of(
          opened.trial(),
          opened.comparison() == null ? null : ComparisonView.of(opened.comparison()));
    }

    private static TrialView of(Trial trial, ComparisonView comparison) {
      return new TrialView(
          trial.id(),
          trial.measureId(),
          trial.measure().version(),
          trial.state(),
          trial.isCounted(),
          trial.entry(),
          trial.reason(),
          trial.by(),
          trial.at(),
          trial.decision(),
          trial.decidedBy().isEmpty() ? null : trial.decidedBy(),
          trial.decidedAt(),
          comparison);
    }
  }
}
