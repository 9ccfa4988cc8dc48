package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.reference.library.Libraries;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** Reads rows as typed: which are good, and of every other what is wrong in which column. */
@ApplicationScoped
class ParseRows {

  /** What was read, in the order of the rows. */
  record Read<R extends UseRow>(List<R> good, List<TypedRow> typed, List<Problem> problems) {}

  /** Reads what one kind of row has beside what all have. */
  @FunctionalInterface
  interface Reader<R extends UseRow> {
    R read(Fields fields, TypedRow row, Head head);
  }

  /** What all rows have. */
  record Head(String ref, int revision, boolean counts, String library, LocalDate day) {}

  private static final int LONGEST_REF = 64;
  private static final int MOST_REVISIONS = 1_000;
  private static final String VOID = "VOID";

  private final Libraries libraries;
  private final Clock clock;

  ParseRows(Libraries libraries, Clock clock) {
    this.libraries = libraries;
    this.clock = clock;
  }

  /** Every row by itself: a wrong one keeps none beside it from being taken in. */
  <R extends UseRow> Read<R> read(List<TypedRow> rows, Places places, Reader<R> reader) {
    var reading = new Reading(places);
    var read = new Read<R>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var row : rows) {
      var fields = reading.fields();
      var head = reading.head(fields, row);
      var good = head == null ? null : reader.read(fields, row, head);
      if (fields.ok()) {
        read.good().add(good);
        read.typed().add(row);
      } else {
        read.problems().add(Problem.of(row, fields.errors()));
      }
    }
    return read;
  }

  private final class Reading {

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Places places;
    private final LocalDate today = London.today(clock);
    private final LocalDate first = Kept.from(today);

    Reading(Places places) {
      this.places = places;
      for (var library : libraries.byName()) {
        codes.put(library.code().toLowerCase(Locale.UK), library.code());
        codes.put(library.name().toLowerCase(Locale.UK), library.code());
      }
    }

    Fields fields() {
      var fields = new Fields();
      for (var column : Column.values()) {
        fields.called(column.field(), column.label());
      }
      return fields;
    }

    Head head(Fields fields, TypedRow row) {
      if (row.cutShort()) {
        fields.reject(
            Column.ROW.field(),
            "This row is shorter than the first row: the file may be cut off here. Send it whole");
      }
      var ref = ref(fields, row);
      var counts = !isVoid(fields, row.text(Column.STATE));
      var revision = revision(fields, row.text(Column.REVISION), counts);
      if (!counts) {
        return new Head(ref, revision, false, null, null);
      }
      var library = library(fields, row.text(Column.LIBRARY));
      return new Head(ref, revision, true, library, day(fields, row.text(Column.DAY)));
    }

    private String ref(Fields fields, TypedRow row) {
      var ref =
          fields.text(
              Column.ROW.field(),
              row.text(Column.ROW),
              LONGEST_REF,
              "Enter the reference by which you know this row again");
      noCard(fields, Column.ROW, ref);
      var before = ref == null ? null : seen.putIfAbsent(ref, row.number());
      if (before != null) {
        fields.reject(
            Column.ROW.field(),
            "Row %d has the same reference. Give each row its own, or remove one of them"
                .formatted(before));
      }
      return ref;
    }

    private boolean isVoid(Fields fields, String typed) {
      var state = word(typed);
      if (!state.isEmpty() && !state.equals(VOID) && !state.equals("COUNTS")) {
        fields.reject(Column.STATE.field(), "Enter VOID to take the row back, or leave this empty");
      }
      return state.equals(VOID);
    }

    private int revision(Fields fields, String typed, boolean counts) {
      if (TypedText.given(typed).isEmpty()) {
        return counts ? 1 : UseRow.NEXT_REVISION;
      }
      return fields.wholeNumber(Column.REVISION.field(), typed, 1, MOST_REVISIONS, "");
    }

    private String library(Fields fields, String typed) {
      var text =
          fields.text(
              Column.LIBRARY.field(), typed, 100, "Enter the code or the name of the library");
      if (text == null) {
        return null;
      }
      var code = codes.get(text.toLowerCase(Locale.UK));
      if (code == null) {
        fields.reject(
            Column.LIBRARY.field(), "There is no library with this code or name: check the list");
      } else if (!places.includes(code)) {
        fields.reject(
            Column.LIBRARY.field(), "This library is not one of yours: ask its staff to send it");
      }
      return code;
    }

    private LocalDate day(Fields fields, String typed) {
      var day = fields.date(Column.DAY.field(), typed, "Enter the date, such as 24/11/2026");
      if (day != null && day.isAfter(today)) {
        fields.reject(
            Column.DAY.field(),
            "The date must be today or in the past. Check whether day and month are swapped");
      } else if (day != null && day.isBefore(first)) {
        fields.reject(
            Column.DAY.field(),
            "The date must be %s or later: older rows are not taken any more"
                .formatted(London.date(first)));
      }
      return day;
    }
  }

  /** A reference is kept, and a card must not be. */
  static void noCard(Fields fields, Column column, String text) {
    if (text != null && ParseCardNumber.isIn(text)) {
      fields.reject(
          column.field(), "This holds a card number, which is not kept here. Enter another one");
    }
  }

  /** A word of a list, however it is written: "Young people" as YOUNG_PEOPLE; empty for none. */
  static String word(String typed) {
    return TypedText.given(typed)
        .map(text -> text.toUpperCase(Locale.UK).replaceAll("[\\s-]+", "_"))
        .orElse("");
  }
}
