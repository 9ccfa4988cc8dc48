package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.usage.ParseRows.Head;
import throughline.membership.usage.ParseRows.Read;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;

/** Reads the rows of attendance at events. */
@ApplicationScoped
class ParseAttendance {

  private static final int LONGEST_EVENT = 64;

  /** More than any library holds. */
  private static final int MOST_CHILDREN = 2_000;

  private static final int MOST_CARDS = 500;

  private final ParseRows readRows;
  private final ParseCardNumber readCardNumber;

  ParseAttendance(ParseRows readRows, ParseCardNumber readCardNumber) {
    this.readRows = readRows;
    this.readCardNumber = readCardNumber;
  }

  Read<Attendance> read(List<TypedRow> rows, Places places) {
    return readRows.read(rows, places, this::attendance);
  }

  private Attendance attendance(Fields fields, TypedRow row, Head head) {
    if (!head.counts()) {
      return new Attendance(head.ref(), head.revision(), false, null, null, null, 0, List.of());
    }
    var event =
        fields.text(
            Column.EVENT.field(),
            row.text(Column.EVENT),
            LONGEST_EVENT,
            "Enter the reference of the event");
    ParseRows.noCard(fields, Column.EVENT, event);
    return new Attendance(
        head.ref(),
        head.revision(),
        true,
        head.library(),
        head.day(),
        event,
        fields.wholeNumber(
            Column.UNDER_5S.field(),
            row.text(Column.UNDER_5S),
            0,
            MOST_CHILDREN,
            "Enter how many children under 5 were there, 0 if none was"),
        cards(fields, row.text(Column.CARDS)));
  }

  /** Several in one cell, each behind a comma, a semicolon or on a line of its own. */
  private List<CardNumber> cards(Fields fields, String typed) {
    var cards = new ArrayList<CardNumber>();
    for (var part : TypedText.given(typed).orElse("").split("[,;\\n]+")) {
      if (TypedText.given(part).isPresent()) {
        cards.add(readCardNumber.read(fields, Column.CARDS.field(), part));
      }
    }
    if (cards.size() > MOST_CARDS) {
      fields.reject(Column.CARDS.field(), "Enter %d cards or fewer in a row".formatted(MOST_CARDS));
    }
    return cards;
  }
}
