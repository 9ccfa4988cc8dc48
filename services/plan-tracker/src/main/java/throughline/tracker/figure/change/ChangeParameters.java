package throughline.tracker.figure.change;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters by which an address names a change of a figure, as typed; null if left out. */
class ChangeParameters {

  @QueryParam("since")
  @Parameter(
      description =
          "What was known by the end of this day comes first, as 2026-11-24; a week before until if left out")
  String since;

  @QueryParam("until")
  @Parameter(description = "What was known by the end of this day comes last; today if left out")
  String until;

  @QueryParam("at")
  @Parameter(
      description = "In place of since: the position that an answer came with, as exactly known")
  String at;

  @QueryParam("from")
  @Parameter(description = "The figure's first day; the headline's if left out")
  String from;

  @QueryParam("to")
  @Parameter(description = "The figure's last day, included")
  String to;
}
