package throughline.tracker.figure.drilldown;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters by which an address names a figure of a measure, as typed; null if left out. */
class FigureParameters {

  @QueryParam("from")
  @Parameter(description = "The first day; the headline's if left out")
  String from;

  @QueryParam("to")
  @Parameter(description = "The last day, included")
  String to;

  @QueryParam("place")
  @Parameter(
      description =
          "Only what is of this place, by its code: a library, or of an estimate an area; empty for none stated")
  String place;

  @QueryParam("split")
  @Parameter(description = "Only what has a value in this field, one the measure is split by")
  String split;

  @QueryParam("is")
  @Parameter(description = "The value in the field that split names; empty for none stated")
  String is;

  @QueryParam("knownAt")
  @Parameter(
      description =
          "Count only what was known by the end of this day, as 2026-11-24; today if left out")
  String knownAt;

  @QueryParam("rule")
  @Parameter(
      description = "The version of the measure's rule; that in force on the day if left out")
  String rule;

  @QueryParam("at")
  @Parameter(
      description =
          "Count only what was known when this position was given; whatever is known now if left out")
  String at;
}
