package throughline.tracker.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;

/** The files of a release, made once from what is to be seen and kept with it. */
final class ReleaseFiles {

  static final String CSV = "figures.csv";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReleaseContent.Seen seen;
  private final PreparedRelease release;
  private final boolean isDemonstration;
  private final Map<String, Published.Measure> measures;
  private final Map<String, Published.Place> places;

  ReleaseFiles(ReleaseContent.Seen seen, PreparedRelease release, boolean isDemonstration) {
    this.seen = seen;
    this.release = release;
    this.isDemonstration = isDemonstration;
    this.measures = by(seen.measures(), Published.Measure::measure);
    this.places = by(seen.places(), Published.Place::place);
  }

  private static <T> Map<String, T> by(List<T> rows, Function<T, String> key) {
    return rows.stream().collect(Collectors.toMap(key, Function.identity()));
  }

  List<Published.File> all() {
    return List.of(
        file(CSV, "text/csv;charset=UTF-8", "All figures, one to a row", csv()),
        file(
            CSV + "-metadata.json",
            "application/csvm+json",
            "What each column means (CSV on the Web)",
            metadata()),
        file(
            "figures.xlsx",
            TableWriter.Kind.XLSX.mediaType(),
            "All figures as a workbook, with notes",
            table(TableWriter.Kind.XLSX)),
        file(
            "open-sdg.zip",
            "application/zip",
            "Data and metadata for Open SDG",
            new OpenSdgFiles(seen, measures, places).zip()));
  }

  private static Published.File file(String name, String type, String title, byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Published.File(name, type, title, HexFormat.of().formatHex(digest), content);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** A column: its name, its type for a program, and what it means. */
  private enum Column {
    MEASURE("string", "The id of the measure"),
    TITLE("string", "What readers call the measure"),
    PLACE(
        "string",
        "The code of a library or district; COUNTY, or NOT-STATED for what names no place"),
    PLACE_NAME("string", "What readers call the place"),
    BREAKDOWN("string", "By what it is split; empty for all"),
    BREAKDOWN_GROUP(
        "string", "The group of the breakdown; empty with a breakdown for what is not stated"),
    FROM_ON("date", "The first day"),
    LAST_ON("date", "The last day"),
    PERIOD("string", "What readers call the days"),
    SO_FAR("boolean", "Whether the period goes on after the last day"),
    VALUE("decimal", "The figure, rounded; empty where marks say why"),
    UNIT("string", "What one of it is"),
    NUMERATOR("decimal", "Of a percentage the rounded part"),
    DENOMINATOR("decimal", "Of a percentage the rounded whole"),
    MARKS("string", "c confidential, x not available, z not applicable, p provisional, r revised"),
    OBSERVATION_STATUS("string", "Why there is a figure or none; never empty");

    private final String type;
    private final String words;

    Column(String type, String words) {
      this.type = type;
      this.words = words;
    }

    private String title() {
      return name().toLowerCase(Locale.UK);
    }
  }

  byte[] csv() {
    return table(TableWriter.Kind.UNMARKED_CSV);
  }

  private byte[] table(TableWriter.Kind kind) {
    var bytes = new ByteArrayOutputStream();
    var header = List.of(Column.values()).stream().map(Column::title).toList();
    try (var table = TableWriter.to(bytes, kind, "Figures", header)) {
      for (var cell : seen.cells()) {
        table.row(row(cell));
      }
      table.notes(notes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private Object[] row(Published.Cell cell) {
    var measure = measures.get(cell.measure());
    return new Object[] {
      cell.measure(),
      measure.title(),
      cell.place(),
      places.get(cell.place()).name(),
      cell.breakdown(),
      cell.breakdownGroup(),
      cell.fromOn(),
      cell.lastOn(),
      cell.period(),
      cell.isSoFar(),
      cell.value(),
      measure.unit(),
      cell.numerator(),
      cell.denominator(),
      cell.marks().stream().map("[%s]"::formatted).collect(Collectors.joining()),
      cell.observationStatus()
    };
  }

  private Map<String, String> notes() {
    var notes = new LinkedHashMap<String, String>();
    notes.put("Figures up to", London.date(seen.coversTo()));
    notes.put("As known on", London.date(seen.knownOn()));
    if (isDemonstration) {
      notes.put("Made up", "These are figures of a demonstration. They are of nobody");
    }
    if (release.isCorrection()) {
      notes.put("What was corrected", release.correctionReason());
    }
    notes.put("Quality", release.notes());
    notes.put("Disclosure", seen.policy());
    return notes;
  }

  /** After the W3C's recommendations of 17 December 2015, beside the file of which it speaks. */
  private byte[] metadata() {
    var table = JSON.createObjectNode();
    table.putArray("@context").add("http://www.w3.org/ns/csvw").addObject().put("@language", "en");
    table.put("url", CSV);
    table.put("dc:title", "Progress on the Libraries and Heritage Strategy");
    table.put("dc:description", String.join("\n", notes().values()));
    table.put("dc:identifier", release.digest());
    var schema = table.putObject("tableSchema");
    var columns = schema.putArray("columns");
    for (var column : Column.values()) {
      var node = columns.addObject();
      node.put("name", column.title());
      node.put("titles", column.title());
      node.put("datatype", column.type);
      node.put("dc:description", column.words);
      required(node, column);
    }
    var key = schema.putArray("primaryKey");
    List.of(
            Column.MEASURE,
            Column.PLACE,
            Column.BREAKDOWN,
            Column.BREAKDOWN_GROUP,
            Column.FROM_ON,
            Column.LAST_ON)
        .forEach(column -> key.add(column.title()));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(table)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private static void required(ObjectNode node, Column column) {
    switch (column) {
      case MEASURE, PLACE, FROM_ON, LAST_ON, UNIT, OBSERVATION_STATUS -> node.put("required", true);
      default -> {}
    }
  }
}
