package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.usage.Received.Problem;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;
import throughline.publishing.library.Libraries;

/** Reads rows as typed: which are good, and of every other what is wrong in which column. */
@ApplicationScoped
class ParseRows {

  /** A good row, with the cards that it names, of which none is kept. */
  record Sent<K>(K row, List<CardNumber> cards, TypedRow typed) {

    /** Hides cards from any log that this object slips into. */
    @Override
    public String toString() {
      return "Sent";
    }
  }

  record Read<K>(List<Sent<K>> good, List<Problem> problems) {

    List<K> rows() {
      return good.stream().map(Sent::row).toList();
    }
  }

  @FunctionalInterface
  interface Reader<K> {
    Sent<K> read(Fields fields, TypedRow row, Head head);
  }

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

  <K> Read<K> read(List<TypedRow> rows, Places places, Reader<K> reader) {
    var reading = new Reading(places);
    var read = new Read<K>(new ArrayList<>(), new ArrayList<>());
    for (var row : rows) {
      var fields = UseColumns.fields();
      var head = reading.head(fields, row);
      var good = head == null ? null : reader.read(fields, row, head);
      if (fields.ok()) {
        read.good().add(good);
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
    private final LocalDate first = UseRetention.keptFrom(today);

    Reading(Places places) {
      this.places = places;
      for (var library : libraries.byName()) {
        codes.put(library.code().toLowerCase(Locale.UK), library.code());
        codes.put(library.name().toLowerCase(Locale.UK), library.code());
      }
    }

    Head head(Fields fields, TypedRow row) {
      if (row.cutShort()) {
        fields.reject(
            UseColumns.ROW.key(),
            "This row is shorter than the first row: the file may be cut off here. Send it whole");
      }
      var ref = ref(fields, row);
      var counts = !isVoid(fields, row.text(UseColumns.STATE));
      var revision = revision(fields, row.text(UseColumns.REVISION), counts);
      if (!counts) {
        return new Head(ref, revision, false, null, null);
      }
      var library = library(fields, row.text(UseColumns.LIBRARY));
      return new Head(ref, revision, true, library, day(fields, row.text(UseColumns.DAY)));
    }

    private String ref(Fields fields, TypedRow row) {
      var ref =
          fields.text(
              UseColumns.ROW.key(),
              row.text(UseColumns.ROW),
              LONGEST_REF,
              "Enter the reference by which you know this row again");
      noCard(fields, UseColumns.ROW, ref);
      var before = ref == null ? null : seen.putIfAbsent(ref, row.number());
      if (before != null) {
        fields.reject(
            UseColumns.ROW.key(),
            "Row %d has the same reference. Give each row its own, or remove one of them"
                .formatted(before));
      }
      return ref;
    }

    private boolean isVoid(Fields fields, String typed) {
      var state = word(typed);
      if (!state.isEmpty() && !state.equals(VOID) && !state.equals("COUNTS")) {
        fields.reject(
            UseColumns.STATE.key(), "Enter VOID to take the row back, or leave this empty");
      }
      return state.equals(VOID);
    }

    private int revision(Fields fields, String typed, boolean counts) {
      if (TypedText.given(typed).isEmpty()) {
        return counts ? 1 : UseRow.NEXT_REVISION;
      }
      return fields.wholeNumber(UseColumns.REVISION.key(), typed, 1, MOST_REVISIONS, "");
    }

    private String library(Fields fields, String typed) {
      var text =
          fields.text(
              UseColumns.LIBRARY.key(), typed, 100, "Enter the code or the name of the library");
      if (text == null) {
        return null;
      }
      var code = codes.get(text.toLowerCase(Locale.UK));
      if (code == null) {
        fields.reject(
            UseColumns.LIBRARY.key(), "There is no library with this code or name: check the list");
      } else if (!places.includes(code)) {
        fields.reject(
            UseColumns.LIBRARY.key(), "This library is not one of yours: ask its staff to send it");
      }
      return code;
    }

    private LocalDate day(Fields fields, String typed) {
      var day = fields.date(UseColumns.DAY.key(), typed, "Enter the date, such as 24/11/2026");
      if (day != null && day.isAfter(today)) {
        fields.reject(
            UseColumns.DAY.key(),
            "The date must be today or in the past. Check whether day and month are swapped");
      } else if (day != null && day.isBefore(first)) {
        fields.reject(
            UseColumns.DAY.key(),
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
          column.key(), "This holds a card number, which is not kept here. Enter another one");
    }
  }

  static String word(String typed) {
    return TypedText.given(typed)
        .map(text -> text.toUpperCase(Locale.UK).replaceAll("[\\s-]+", "_"))
        .orElse("");
  }
}
