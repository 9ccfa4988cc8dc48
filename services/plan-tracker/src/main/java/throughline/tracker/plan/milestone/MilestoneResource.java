package throughline.tracker.plan.milestone;

import static throughline.platform.files.table.TableColumn.day;
import static throughline.platform.files.table.TableColumn.number;
import static throughline.platform.files.table.TableColumn.text;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.files.table.FileTable;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The milestones of the plan, for programs. */
@Path("/api/milestones")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Milestones", description = "What the plan wants done by a date, and how it stands")
class MilestoneResource {

  private static final String KNOWN_AT =
      "As it was known by the end of this day, as 2026-11-24; today if left out";

  private final UpdateMilestone milestones;
  private final Clock clock;

  MilestoneResource(UpdateMilestone milestones, Clock clock) {
    this.milestones = milestones;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @HeavyAnswer
  @Operation(
      operationId = "listMilestones",
      summary = "Every milestone of the plan, in its order",
      description = "Send Accept: text/csv for a table.")
  @APIResponse(
      responseCode = "200",
      description = "All of them: there are a few dozen",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = View.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public Response all(
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt,
      @Context HttpHeaders headers) {
    var all = views(milestones, KnownAt.read(knownAt, clock));
    return TablePage.accepted(headers, View.TABLE, all, all).build();
  }

  static List<View> views(UpdateMilestone milestones, LocalDate day) {
    return milestones.all(day).stream().map(View::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getMilestone", summary = "One milestone with its history of dates")
  @APIResponse(responseCode = "200", description = "The milestone")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(responseCode = "404", description = "not-found: the plan has no such milestone")
  public View one(
      @PathParam("id") String id,
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt) {
    return View.of(milestones.one(id, KnownAt.read(knownAt, clock)));
  }

  @Schema(name = "Milestone")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record View(
      String id,
      String priority,
      @Schema(description = "In the plan's own words") String title,
      @Schema(description = "In the plan's own words") String timescale,
      @Schema(description = "The plan's own date: the last day of its timescale")
          LocalDate baseline,
      @Schema(description = "LATE is worked out: its date has passed and it is not done")
          MilestoneStatus status,
      @Schema(description = "The status as its owner reported it") MilestoneStatus reported,
      @Schema(description = "The day by which it is expected to be done") LocalDate dueOn,
      LocalDate doneOn,
      @Schema(description = "Days later than the plan; negative for earlier") Long slipDays,
      @Schema(description = "Every date that it was to be done by, the plan's first")
          List<DateJson> dates,
      MilestoneReport.Confidence confidence,
      String whatNext,
      @Schema(description = "A role, never a person's name") String owner,
      Frequency frequency,
      @Schema(description = "The day by which there is to be news of it") LocalDate nextUpdate,
      String reason) {

    @Schema(name = "MilestoneDate")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DateJson(
        LocalDate dueOn,
        @Schema(description = "When that was first said; absent for the plan's own date")
            Instant since,
        String reason) {}

    static final FileTable<View> TABLE =
        FileTable.of(
            "Milestones",
            text("id", "Milestone id", View::id),
            text("priority", "Priority id", View::priority),
            text("title", "Milestone", View::title),
            text("timescale", "Timescale", View::timescale),
            text("status", "Status", view -> view.status().words()),
            day("baseline", "Planned by", View::baseline),
            day("dueOn", "Due by", View::dueOn),
            day("doneOn", "Done on", View::doneOn),
            number("slipDays", "Days later than planned", View::slipDays),
            text(
                "confidence",
                "Confidence",
                view -> view.confidence() == null ? null : view.confidence().words()),
            text("whatNext", "What happens next", View::whatNext),
            text("owner", "Owner", View::owner),
            day("nextUpdate", "Next update", View::nextUpdate));

    static View of(MilestoneView view) {
      var report = view.report();
      return new View(
          view.id(),
          view.priority().id(),
          view.milestone().text(),
          view.milestone().timescale(),
          view.milestone().baseline(),
          view.status(),
          report.state().orElse(null),
          report.dueOn(),
          report.doneOn(),
          view.slip().map(MilestoneView.Slip::days).orElse(null),
          view.dates().stream()
              .map(
                  step ->
                      new DateJson(
                          step.due(),
                          step.said().map(each -> each.at()).orElse(null),
                          step.said().map(each -> each.reason()).orElse("")))
              .toList(),
          report.confidence(),
          report.whatNext(),
          report.ownership().owner(),
          report.ownership().frequency(),
          view.next().map(next -> next.due()).orElse(null),
          view.latest() == null ? null : view.latest().reason());
    }
  }
}
