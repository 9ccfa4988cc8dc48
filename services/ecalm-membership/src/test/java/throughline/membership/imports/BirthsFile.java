package throughline.membership.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.files.table.TableWriter;

/** A registrar's spreadsheet of newborns of Banbury, all invented, unless a test says otherwise. */
final class BirthsFile {

  private static final AtomicInteger CHILDREN = new AtomicInteger();

  private final List<Map<String, String>> rows = new ArrayList<>();

  static BirthsFile aFile() {
    return new BirthsFile();
  }

  /** One more child, of whom these columns say something else; names and values in turn. */
  BirthsFile row(String... others) {
    var row = new LinkedHashMap<String, String>();
    row.put("Register entry", "");
    row.put("Given names", letters(CHILDREN.incrementAndGet()));
    row.put("Family name", "Fernsby");
    row.put("Not named yet", "");
    row.put("Date of birth", "2026-11-02");
    row.put("Place in the birth", "");
    row.put("Lives in", "Cherwell");
    row.put("Guardian", "Marigold Fernsby");
    row.put("Guardian is", "Mother");
    row.put("Guardian contact", "01632 960 001");
    row.put("Address is", "");
    row.put("Address", "");
    row.put("Postcode", "");
    row.put("Library", "Banbury");
    row.put("Card number", CardNumbers.next());
    row.put("Not a duplicate", "");
    for (var i = 0; i < others.length; i += 2) {
      if (!row.containsKey(others[i])) {
        throw new AssertionError("no column " + others[i]);
      }
      row.put(others[i], others[i + 1]);
    }
    rows.add(row);
    return this;
  }

  BirthsFile rows(int number) {
    for (var i = 0; i < number; i++) {
      row();
    }
    return this;
  }

  String text(int row, String column) {
    return rows.get(row).get(column);
  }

  byte[] bytes() {
    return csv(",").getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes(String separator, Charset charset) {
    return csv(separator).getBytes(charset);
  }

  /** As Excel holds it: days of birth as dates, and cards as numbers. */
  byte[] workbook() throws IOException {
    var out = new ByteArrayOutputStream();
    var header = List.copyOf(rows.get(0).keySet());
    try (var table = TableWriter.to(out, TableWriter.Kind.XLSX, "Births", header)) {
      for (var row : rows) {
        table.row(row.entrySet().stream().map(BirthsFile::cell).toArray());
      }
    }
    return out.toByteArray();
  }

  private static Object cell(Map.Entry<String, String> cell) {
    return switch (cell.getKey()) {
      case "Date of birth" -> LocalDate.parse(cell.getValue());
      case "Card number" -> Long.valueOf(cell.getValue());
      default -> cell.getValue();
    };
  }

  String csv(String separator) {
    var header = String.join(separator, rows.get(0).keySet());
    return rows.stream()
        .map(row -> String.join(separator, row.values()))
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  /** A name of its own for each child: nobody is like another by chance. */
  private static String letters(int number) {
    var random = new Random(number);
    var text = new StringBuilder("Q");
    for (var i = 0; i < 9; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
