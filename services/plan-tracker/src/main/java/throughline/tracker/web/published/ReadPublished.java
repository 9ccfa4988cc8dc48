package throughline.tracker.web.published;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartPoint;
import throughline.platform.web.chart.Part;
import throughline.tracker.figure.map.PlaceMap;
import throughline.tracker.release.Published;
import throughline.tracker.shared.FigureMark;

/** Puts together what public pages say, from one release and nothing else. */
@Singleton
class ReadPublished {

  private static final int OF_CHART = 24;

  /** What stands at the head of each page: where the figures come from. */
  record Head(Published.Release release, Optional<Published.Announcement> next) {

    public String coversTo() {
      return London.date(release.coversTo());
    }

    public String published() {
      return London.date(London.dateOf(release.publishedAt()));
    }

    public String path() {
      return pathOf(release);
    }

    public String nextDay() {
      return next.map(due -> London.date(due.dueOn())).orElse("");
    }

    static String pathOf(Published.Release release) {
      return "/published/releases/%d/%d".formatted(release.releaseNumber(), release.version());
    }
  }

  record Group(String kind, String title, List<ProgressLine> lines) {

    public boolean isAny() {
      return !lines.isEmpty();
    }

    public List<Part> parts() {
      return lines.stream()
          .collect(Collectors.groupingBy(ProgressLine::mark, TreeMap::new, Collectors.toList()))
          .entrySet()
          .stream()
          .map(
              each ->
                  new Part(
                      each.getValue().get(0).row().statusWords().toLowerCase(Locale.UK),
                      each.getValue().size(),
                      each.getKey().tone(),
                      "#" + kind))
          .toList();
    }

    public String inWords() {
      var words = title.toLowerCase(Locale.UK);
      return "%d %s: %s"
          .formatted(
              lines.size(),
              lines.size() == 1 ? words.substring(0, words.length() - 1) : words,
              parts().stream()
                  .map(part -> part.count() + " " + part.label())
                  .collect(Collectors.joining(", ")));
    }
  }

  record Progress(Head head, List<Group> groups) {}

  record PriorityMeasures(Published.Priority priority, List<Published.Measure> measures) {}

  record Theme(String title, List<PriorityMeasures> priorities) {}

  record PriorityPage(Head head, PriorityMeasures of, List<ProgressLine> lines) {}

  record Row(String name, String text, String path) {}

  record Rows(String title, String head, List<Row> rows) {}

  record MeasurePage(
      Head head,
      Published.Measure measure,
      List<Published.Priority> priorities,
      List<ProgressLine> lines,
      Optional<Row> latest,
      Chart chart,
      Optional<PlaceMap> map,
      List<Rows> overTime,
      List<Rows> parts,
      List<ReleaseStore.Changed> changed,
      List<FigureMark> marks) {}

  record District(String name, List<Published.Place> libraries) {}

  record LibraryPage(
      Head head,
      Published.Place library,
      List<ReleaseStore.AtPlace> lines,
      List<FigureMark> marks) {}

  record ReleasePage(
      Published.Release release,
      String title,
      boolean isNewest,
      List<ReleaseStore.FileEntry> files,
      List<ReleaseStore.Changed> changed) {

    public String path() {
      return Head.pathOf(release);
    }

    public String coversTo() {
      return London.date(release.coversTo());
    }

    public String known() {
      return London.date(release.knownOn());
    }

    public String published() {
      return London.moment(release.publishedAt());
    }

    public List<String> notes() {
      return paragraphs(release.notes());
    }

    public List<String> policy() {
      return paragraphs(release.policy());
    }

    private static List<String> paragraphs(String text) {
      return Stream.of(text.split("\\n\\s*\\n|\\n")).filter(each -> !each.isBlank()).toList();
    }
  }

  /** A release and its versions, newest first; none while it is still to come. */
  record Listed(Published.Announcement announced, List<Published.Release> versions) {

    public String due() {
      return London.date(announced.dueOn());
    }

    public String coversTo() {
      return London.date(announced.coversTo());
    }

    public String path(Published.Release version) {
      return Head.pathOf(version);
    }

    public String published(Published.Release version) {
      return London.moment(version.publishedAt());
    }
  }

  private final ReleaseStore releases;
  private final ReleasedMap maps;

  ReadPublished(ReleaseStore releases, ReleasedMap maps) {
    this.releases = releases;
    this.maps = maps;
  }

  Optional<Progress> progress(int release) {
    return releases
        .release(release)
        .map(
            found -> {
              var lines = lines(release, row -> true);
              return new Progress(
                  head(found),
                  List.of(
                      group("TARGET", "Targets", lines),
                      group("JUDGED", "Judged outcomes", lines),
                      group("MILESTONE", "Milestones", lines)));
            });
  }

  private static Group group(String kind, String title, List<ProgressLine> lines) {
    return new Group(
        kind, title, lines.stream().filter(line -> line.row().kind().equals(kind)).toList());
  }

  PriorityPage priority(int release, String id) {
    var found =
        releases.priorities(release).stream()
            .filter(priority -> priority.priority().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("published priority with this address"));
    return new PriorityPage(
        head(release),
        withMeasures(found, releases.measures(release)),
        lines(release, row -> row.priority().equals(id)));
  }

  List<Theme> plan(int release) {
    var measures = releases.measures(release);
    return releases.priorities(release).stream()
        .collect(
            Collectors.groupingBy(
                Published.Priority::themeTitle, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            theme ->
                new Theme(
                    theme.getKey(),
                    theme.getValue().stream()
                        .map(priority -> withMeasures(priority, measures))
                        .toList()))
        .toList();
  }

  private static PriorityMeasures withMeasures(
      Published.Priority priority, List<Published.Measure> measures) {
    return new PriorityMeasures(
        priority,
        measures.stream()
            .filter(measure -> measure.priorities().contains(priority.priority()))
            .toList());
  }

  MeasurePage measure(int release, String id) {
    var measure =
        releases.measures(release).stream()
            .filter(each -> each.measure().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("published measure with this address"));
    var cells = releases.cells(release, id);
    var county = cells.stream().filter(cell -> isAt(cell, Published.COUNTY)).toList();
    var latest = county.stream().findFirst();
    var places = releases.places(release);
    var same =
        latest
            .map(newest -> cells.stream().filter(cell -> isOfSameDays(cell, newest)).toList())
            .orElse(List.of());
    var byCode =
        same.stream()
            .filter(cell -> cell.breakdown().isEmpty())
            .collect(Collectors.toMap(Published.Cell::place, Function.identity()));
    var parts = new ArrayList<Rows>();
    latest.ifPresent(
        newest -> {
          parts.addAll(byPlace(places, measure, byCode, newest));
          parts.addAll(byBreakdown(measure, same, newest));
        });
    return new MeasurePage(
        head(release),
        measure,
        releases.priorities(release).stream()
            .filter(priority -> measure.priorities().contains(priority.priority()))
            .toList(),
        lines(release, row -> row.item().equals(id)),
        latest.map(cell -> row(cell, measure)),
        chart(measure, county),
        maps.of(release, measure, places, byCode),
        overTime(measure, county),
        parts,
        releases.changed(release, id),
        FigureMark.in(cells.stream().map(cell -> ReleasedText.of(cell, "")).toList()));
  }

  private static boolean isAt(Published.Cell cell, String place) {
    return cell.place().equals(place) && cell.breakdown().isEmpty();
  }

  private static boolean isOfSameDays(Published.Cell cell, Published.Cell other) {
    return cell.fromOn().equals(other.fromOn()) && cell.lastOn().equals(other.lastOn());
  }

  private static List<Rows> byPlace(
      List<Published.Place> places,
      Published.Measure measure,
      Map<String, Published.Cell> byCode,
      Published.Cell newest) {
    var rows = new ArrayList<Row>();
    for (var place : places) {
      var cell = byCode.get(place.place());
      if (cell != null && !place.kind().equals("COUNTY")) {
        var path = place.kind().equals("LIBRARY") ? "/published/libraries/" + place.place() : "";
        rows.add(new Row(place.name(), ReleasedText.of(cell, measure.unit()), path));
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new Rows("By place, " + newest.period(), "Place", rows));
  }

  private static List<Rows> byBreakdown(
      Published.Measure measure, List<Published.Cell> cells, Published.Cell newest) {
    return cells.stream()
        .filter(cell -> !cell.breakdown().isEmpty())
        .collect(
            Collectors.groupingBy(
                Published.Cell::breakdown, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            split ->
                new Rows(
                    "By %s, %s".formatted(split.getKey(), newest.period()),
                    "Group",
                    split.getValue().stream()
                        .map(
                            cell ->
                                new Row(
                                    cell.breakdownGroup().isEmpty()
                                        ? "Not stated"
                                        : cell.breakdownGroup(),
                                    ReleasedText.of(cell, measure.unit()),
                                    ""))
                        .toList()))
        .toList();
  }

  private static List<Rows> overTime(Published.Measure measure, List<Published.Cell> county) {
    var words =
        Map.of(
            "YEAR",
            "By year",
            "QUARTER",
            "By quarter",
            "MONTH",
            "By month",
            "DAY",
            "On these days");
    return Stream.of("YEAR", "QUARTER", "MONTH", "DAY")
        .map(
            span ->
                new Rows(
                    words.get(span),
                    "Period",
                    county.stream()
                        .filter(cell -> cell.span().equals(span))
                        .map(cell -> row(cell, measure))
                        .toList()))
        .filter(rows -> !rows.rows().isEmpty())
        .toList();
  }

  /** Of the spans the one with most figures, oldest first. */
  private static Chart chart(Published.Measure measure, List<Published.Cell> county) {
    var points =
        county.stream().collect(Collectors.groupingBy(Published.Cell::span)).values().stream()
            .max(Comparator.comparingInt(List::size))
            .orElse(List.of())
            .stream()
            .limit(OF_CHART)
            .sorted(Comparator.comparing(Published.Cell::lastOn))
            .map(ReadPublished::point)
            .toList();
    var unit =
        switch (measure.unit()) {
          case "percent" -> Chart.PERCENT;
          case "hours" -> "hours";
          default -> "";
        };
    return new Chart(measure.title(), unit, points, null);
  }

  private static ChartPoint point(Published.Cell cell) {
    LocalDate day = cell.lastOn();
    return new ChartPoint(
        cell.period(),
        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK),
        Integer.toString(day.getYear()),
        cell.value() == null ? null : cell.value().doubleValue(),
        cell.isSoFar(),
        cell.marks().contains("p"));
  }

  private static Row row(Published.Cell cell, Published.Measure measure) {
    return new Row(
        ReleasedText.period(cell.period(), cell.isSoFar()),
        ReleasedText.of(cell, measure.unit()),
        "");
  }

  List<District> libraries(int release) {
    return releases.places(release).stream()
        .filter(place -> place.kind().equals("LIBRARY"))
        .collect(
            Collectors.groupingBy(
                place -> place.district() == null ? "" : place.district(),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> new District(each.getKey(), each.getValue()))
        .toList();
  }

  LibraryPage library(int release, String code) {
    var library =
        releases.places(release).stream()
            .filter(place -> place.place().equals(code) && place.kind().equals("LIBRARY"))
            .findFirst()
            .orElseThrow(() -> new NotFound("published library with this address"));
    var lines = releases.at(release, code);
    return new LibraryPage(
        head(release),
        library,
        lines,
        FigureMark.in(
            lines.stream()
                .flatMap(line -> Stream.of(line.marks(), line.countyMarks()))
                .map(marks -> ReleasedText.of(null, "", marks))
                .toList()));
  }

  List<Listed> all() {
    var versions =
        releases.releases().stream()
            .collect(Collectors.groupingBy(Published.Release::releaseNumber));
    return releases.announcements().stream()
        .map(each -> new Listed(each, versions.getOrDefault(each.releaseNumber(), List.of())))
        .toList();
  }

  ReleasePage version(int number, int version) {
    var release = find(number, version);
    return new ReleasePage(
        release,
        releases.announcements().stream()
            .filter(each -> each.releaseNumber() == number)
            .map(Published.Announcement::title)
            .findFirst()
            .orElseThrow(),
        releases.edition().releaseId() == release.releaseId(),
        releases.files(release.releaseId()),
        releases.changed(release.releaseId(), null));
  }

  Published.File file(int number, int version, String name) {
    return releases
        .file(find(number, version).releaseId(), name)
        .orElseThrow(() -> new NotFound("published file with this address"));
  }

  private Published.Release find(int number, int version) {
    return releases.releases().stream()
        .filter(each -> each.releaseNumber() == number && each.version() == version)
        .findFirst()
        .orElseThrow(() -> new NotFound("release with this address"));
  }

  private List<ProgressLine> lines(int release, Predicate<Published.Progress> wanted) {
    var measures =
        releases.measures(release).stream()
            .collect(Collectors.toMap(Published.Measure::measure, Function.identity()));
    return releases.progress(release).stream()
        .filter(wanted)
        .map(row -> new ProgressLine(row, measures.get(row.item())))
        .toList();
  }

  private Head head(int release) {
    return head(releases.release(release).orElseThrow(() -> new NotFound("published figure yet")));
  }

  private Head head(Published.Release release) {
    return new Head(
        release,
        releases.announcements().stream()
            .filter(each -> each.releaseNumber() > release.releaseNumber())
            .min(Comparator.comparing(Published.Announcement::dueOn)));
  }
}
