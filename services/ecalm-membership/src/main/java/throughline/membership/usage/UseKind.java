package throughline.membership.usage;

import static throughline.membership.usage.UseColumns.AUDIENCE;
import static throughline.membership.usage.UseColumns.CARD;
import static throughline.membership.usage.UseColumns.CARDS;
import static throughline.membership.usage.UseColumns.DAY;
import static throughline.membership.usage.UseColumns.EVENT;
import static throughline.membership.usage.UseColumns.KIND;
import static throughline.membership.usage.UseColumns.LIBRARY;
import static throughline.membership.usage.UseColumns.REVISION;
import static throughline.membership.usage.UseColumns.ROW;
import static throughline.membership.usage.UseColumns.STATE;
import static throughline.membership.usage.UseColumns.UNDER_5S;

import java.util.List;
import throughline.platform.files.table.Column;

/** What is told of the use of libraries. */
enum UseKind {
  LOANS("Loans", ROW, LIBRARY, DAY, KIND, CARD, AUDIENCE, REVISION, STATE),
  ATTENDANCE("Attendance at events", ROW, LIBRARY, DAY, EVENT, UNDER_5S, CARDS, REVISION, STATE);

  private final String inWords;
  private final List<Column> columns;

  UseKind(String inWords, Column... columns) {
    this.inWords = inWords;
    this.columns = List.of(columns);
  }

  public String inWords() {
    return inWords;
  }

  List<Column> columns() {
    return columns;
  }
}
