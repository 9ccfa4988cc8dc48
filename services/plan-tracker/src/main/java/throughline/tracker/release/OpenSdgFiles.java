package throughline.tracker.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.Frequency;

/**
 * Files as Open SDG takes them: for each measure its data by year and its metadata. A hidden value
 * is blank, and its status is not.
 */
final class OpenSdgFiles {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  /** The same in each file, so that one that is made again has the same bytes. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ReleaseContent.Seen seen;
  private final Map<String, Published.Measure> measures;
  private final Map<String, Published.Place> places;

  OpenSdgFiles(
      ReleaseContent.Seen seen,
      Map<String, Published.Measure> measures,
      Map<String, Published.Place> places) {
    this.seen = seen;
    this.measures = measures;
    this.places = places;
  }

  byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    var byMeasure =
        seen.cells().stream()
            .collect(
                Collectors.groupingBy(
                    Published.Cell::measure, LinkedHashMap::new, Collectors.toList()));
    try (var zip = new ZipOutputStream(bytes)) {
      for (var each : byMeasure.entrySet()) {
        entry(zip, "data/indicator_%s.csv".formatted(each.getKey()), data(each.getValue()));
        entry(zip, "meta/%s.yml".formatted(each.getKey()), metadata(measures.get(each.getKey())));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private byte[] data(List<Published.Cell> cells) throws IOException {
    var breakdowns =
        cells.stream()
            .map(Published.Cell::breakdown)
            .filter(breakdown -> !breakdown.isEmpty())
            .distinct()
            .toList();
    var header = new ArrayList<>(List.of("Year", "Place"));
    header.addAll(breakdowns);
    header.addAll(List.of("Units", "Observation status", "Value"));
    var bytes = new ByteArrayOutputStream();
    try (var table = TableWriter.to(bytes, TableWriter.Kind.UNMARKED_CSV, "", header)) {
      for (var cell : ofYears(cells)) {
        var row = new ArrayList<Object>();
        row.add(year(cell).getYear());
        row.add(isOfCounty(cell) ? "" : places.get(cell.place()).name());
        breakdowns.forEach(each -> row.add(each.equals(cell.breakdown()) ? group(cell) : ""));
        row.add(measures.get(cell.measure()).unit());
        row.add(cell.observationStatus());
        row.add(cell.value());
        table.row(row.toArray());
      }
    }
    return bytes.toByteArray();
  }

  private static String group(Published.Cell cell) {
    return cell.breakdownGroup().isEmpty() ? "Not stated" : cell.breakdownGroup();
  }

  /** Of each year, place and group the last: Open SDG has years alone. */
  private static List<Published.Cell> ofYears(List<Published.Cell> cells) {
    var last = new HashMap<List<Object>, Published.Cell>();
    cells.stream()
        .sorted(Comparator.comparing(Published.Cell::lastOn).thenComparing(OpenSdgFiles::isOfYear))
        .forEach(
            cell ->
                last.put(
                    List.of(year(cell), cell.place(), cell.breakdown(), cell.breakdownGroup()),
                    cell));
    return last.values().stream()
        .sorted(
            Comparator.comparing(OpenSdgFiles::year)
                .thenComparing(cell -> !isOfCounty(cell))
                .thenComparing(Published.Cell::breakdown)
                .thenComparing(Published.Cell::place)
                .thenComparing(Published.Cell::breakdownGroup))
        .toList();
  }

  private static boolean isOfYear(Published.Cell cell) {
    return cell.span().equals(Frequency.YEAR.name());
  }

  private static boolean isOfCounty(Published.Cell cell) {
    return cell.place().equals(Published.COUNTY);
  }

  private static LocalDate year(Published.Cell cell) {
    return Frequency.YEAR.firstDay(cell.lastOn());
  }

  private static byte[] metadata(Published.Measure measure) throws IOException {
    var about = new LinkedHashMap<String, Object>();
    about.put("indicator_number", measure.measure());
    about.put("indicator_name", measure.title());
    about.put("graph_title", measure.title());
    about.put("graph_type", "line");
    about.put("computation_units", measure.unit());
    about.put("indicator_definition", measure.definition());
    about.put("other_info", measure.quality());
    about.put("data_non_statistical", false);
    about.put("published", true);
    about.put("reporting_status", "complete");
    return YAML.writeValueAsBytes(about);
  }
}
