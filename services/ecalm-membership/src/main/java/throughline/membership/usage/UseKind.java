package throughline.membership.usage;

import java.util.List;

/** What is told of the use of libraries. */
enum UseKind {
  LOANS(
      "Loans",
      Column.ROW,
      Column.LIBRARY,
      Column.DAY,
      Column.KIND,
      Column.CARD,
      Column.AUDIENCE,
      Column.REVISION,
      Column.STATE),
  ATTENDANCE(
      "Attendance at events",
      Column.ROW,
      Column.LIBRARY,
      Column.DAY,
      Column.EVENT,
      Column.UNDER_5S,
      Column.CARDS,
      Column.REVISION,
      Column.STATE);

  private final String inWords;
  private final List<Column> columns;

  UseKind(String inWords, Column... columns) {
    this.inWords = inWords;
    this.columns = List.of(columns);
  }

  /** As a page says it. */
  public String inWords() {
    return inWords;
  }

  List<Column> columns() {
    return columns;
  }
}
