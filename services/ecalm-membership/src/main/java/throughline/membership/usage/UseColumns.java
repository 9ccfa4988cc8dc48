package throughline.membership.usage;

import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;

/** The columns of a file, whose keys are the fields of a row that a program sends. */
final class UseColumns {

  static final Column ROW =
      Column.required(
          "row", "Row", "row reference", "reference", "transaction", "transaction number");
  static final Column LIBRARY =
      Column.required("library", "Library", "library code", "library name", "branch", "site");
  static final Column DAY =
      Column.required("day", "Date", "day", "loan date", "event date", "issued on");
  static final Column KIND =
      Column.required("kind", "Kind", "type", "loan type", "transaction type");
  static final Column CARD =
      Column.optional("card", "Card", "card number", "borrower", "barcode", "borrower number");
  static final Column AUDIENCE =
      Column.optional("audience", "Audience", "item audience", "collection");
  static final Column EVENT = Column.required("event", "Event", "event reference", "session");
  static final Column UNDER_5S =
      Column.required("under5s", "Under 5s", "under 5", "children under 5", "headcount");
  static final Column CARDS = Column.optional("cards", "Cards", "card numbers");
  static final Column REVISION = Column.optional("revision", "Revision", "version");
  static final Column STATE = Column.optional("state", "State", "status");

  private static final List<Column> ALL =
      List.of(ROW, LIBRARY, DAY, KIND, CARD, AUDIENCE, EVENT, UNDER_5S, CARDS, REVISION, STATE);

  private UseColumns() {}

  static Fields fields() {
    var fields = new Fields();
    ALL.forEach(column -> fields.called(column.key(), column.label()));
    return fields;
  }

  static String problem(String field, String message) {
    return ALL.stream()
        .filter(column -> column.key().equals(field))
        .findFirst()
        .orElse(TypedRow.ROW)
        .problem(message);
  }
}
