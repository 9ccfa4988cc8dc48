package throughline.tracker.web.library;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import throughline.contracts.places.Library;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.library.QueryLibrary;
import throughline.tracker.plan.community.Communities;

/** Reads what the measures come to at a library, with the targets that were agreed for it. */
@Singleton
class QueryLibraryRows {

  private final ReadOnlyTransactions transactions;
  private final QueryLibrary library;

  QueryLibraryRows(ReadOnlyTransactions transactions, QueryLibrary library) {
    this.transactions = transactions;
    this.library = library;
  }

  record Read(QueryLibrary.LibraryFigures figures, List<LibraryRow> rows) {}

  Read read(Library of, String over, LocalDate day) {
    return transactions.read(
        handle -> {
          var figures = library.read(handle, of, over, day);
          return new Read(figures, LibraryRow.of(figures, Communities.targets(handle, day)));
        });
  }
}
