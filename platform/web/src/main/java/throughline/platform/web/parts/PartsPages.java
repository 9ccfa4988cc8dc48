package throughline.platform.web.parts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.chart.AreaMap;
import throughline.platform.web.chart.Bars;
import throughline.platform.web.chart.Bars.Bar;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartPoint;
import throughline.platform.web.chart.Part;
import throughline.platform.web.chart.Timeline;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.settings.WebSettings;

/** Every page part with its use, for those who build pages. Served by {@code ./run} only. */
@Path("/parts")
@Produces(MediaType.TEXT_HTML)
public class PartsPages {

  private final WebSettings settings;

  PartsPages(WebSettings settings) {
    this.settings = settings;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance parts(Form form, Form empty, PartsSamples samples);
  }

  @GET
  @PermitAll
  public TemplateInstance parts() {
    if (!settings.parts()) {
      throw new NotFoundException();
    }
    return page();
  }

  static TemplateInstance page() {
    var wrong =
        Form.startingWith(Map.of("wrong", "yestreday", "story", "x".repeat(201)))
            .with(
                List.of(
                    new FieldError("wrong", "Day must be a date, for example 24 November 2026"),
                    new FieldError("story", "What happened must be 200 characters or fewer")));
    return Templates.parts(wrong, Form.blank(), PartsSamples.all());
  }

  /** What the page of parts shows: made up, and of no service. */
  record PartsSamples(
      List<Option> colours,
      List<Option> places,
      List<HomeCard> cards,
      Slice<String> slice,
      Map<String, Chart> charts,
      Bars bars,
      List<Part> parts,
      List<Integer> line,
      List<Integer> aims,
      AreaMap map,
      List<AreaMap.Key> legend,
      Timeline timeline) {

    private static final UUID SOME_THING = new UUID(7, 7);

    private static final List<Option> COLOURS =
        List.of(
            Option.of("red", "Red"),
            new Option("green", "Green", "Like grass"),
            Option.of("blue", "Blue"));

    private static final List<Option> PLACES =
        List.of(
            Option.of("E", "Eastbridge Library"),
            Option.of("N", "Northbridge County Library (Westgate)"),
            Option.of("S", "Südbrück Library"),
            Option.of("W", "West Hill Library"));

    private static final List<Part> PARTS =
        List.of(
            new Part("off track", 1, "red", "#part-parts"),
            new Part("behind", 2, "amber", "#part-parts"),
            new Part("on track", 2, "green", "#part-parts"),
            new Part("achieved", 1, "done", "#part-parts"),
            new Part("no target", 19, "grey", null));

    static PartsSamples all() {
      return new PartsSamples(
          COLOURS,
          PLACES,
          made(),
          part(),
          series(),
          madeUpBars(),
          PARTS,
          List.of(180, 390, 560, 700, 800, 1_050, 1_300, 1_500),
          IntStream.rangeClosed(1, 12).mapToObj(month -> month * 230).toList(),
          madeUpMap(),
          List.of(new AreaMap.Key(1, "1 to 9"), new AreaMap.Key(5, "10 to 60")),
          new Timeline(
              List.of(
                  new Timeline.Step(LocalDate.of(2024, 5, 1), "done", "Shelves built"),
                  new Timeline.Step(LocalDate.of(2026, 11, 1), "red", "Doors opened"),
                  new Timeline.Step(LocalDate.of(2027, 2, 1), "green", "First year told")),
              LocalDate.of(2026, 11, 24)));
    }

    private static Slice<String> part() {
      return new Slice<>(List.of("Bowl", "Cup", "Plate"), SOME_THING, SOME_THING, 430, 50);
    }

    private static List<HomeCard> made() {
      return List.of(
          HomeCard.counted("Things to check", 12, "The oldest came 3 days ago", "#part-cards"),
          new HomeCard("Next meeting", "Tomorrow at 10am", "Northbridge", "#part-cards"),
          HomeCard.counted("Things returned", 0, "", "#part-cards"));
    }

    private static Map<String, Chart> series() {
      var charts = new LinkedHashMap<String, Chart>();
      charts.put(
          "A year, with a target",
          chart("", 400d, 310, 325, 298, 340, 362, 371, 355, 390, 402, 380, 415, 421, 96));
      charts.put(
          "Some months missing",
          chart("hours", null, 12.5, null, 14, 13.5, null, null, 18, 17, 21));
      charts.put("Below nought", chart("", null, -120, -40, 15, 80, -10, 60));
      charts.put("One figure", chart("", null, 7));
      charts.put("Great ones", chart("", 2e7, 1.2e6, 4.5e6, 9e6, 1.6e7));
      charts.put("None", chart("", null));
      return charts;
    }

    private static Bars madeUpBars() {
      return new Bars(
          "Things taken by place",
          List.of(
              new Bar("Northbridge County Library (Westgate)", 45, 60),
              new Bar("West Hill Library", 3, 12),
              new Bar("Eastbridge Library", 0, 8)));
    }

    private static AreaMap madeUpMap() {
      var corners =
          List.of(
              new AreaMap.Position(-1.5, 51.5),
              new AreaMap.Position(-1, 51.5),
              new AreaMap.Position(-1.2, 52),
              new AreaMap.Position(-1.5, 51.5));
      return new AreaMap(
          List.of(new AreaMap.Area("Northshire", List.of(corners))),
          List.of(
              new AreaMap.Spot("Westgate: 60", new AreaMap.Position(-1.3, 51.6), 5),
              new AreaMap.Spot("Eastbridge: 3", new AreaMap.Position(-1.1, 51.55), 1)));
    }

    private static Chart chart(String unit, Double target, Number... values) {
      var points = new ArrayList<ChartPoint>();
      var month = YearMonth.of(2025, Month.NOVEMBER);
      for (int i = 0; i < values.length; i++) {
        var value = values[i] == null ? null : values[i].doubleValue();
        boolean soFar = values.length == 13 && i == 12;
        points.add(point(month.plusMonths(i), value, soFar));
      }
      return new Chart("Things by month", unit, points, target);
    }

    private static ChartPoint point(YearMonth month, Double value, boolean soFar) {
      var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
      return new ChartPoint(
          name + " " + month.getYear(), name.substring(0, 3), "" + month.getYear(), value, soFar);
    }
  }
}
