package throughline.tracker.figure.change;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.figure.FigureQuestion;

/** The entries that moved figures between two states of knowledge, one by one. */
record RevisedEntries(Revisions moved) {

  private record OfClass(@Nested("of") ClassChange total, @Nested ChangeLine line) {}

  private static final int FETCHED = 1_000;

  List<ChangeLine> page(
      Handle handle, FigureQuestion question, ChangeClass only, int limit, long skip) {
    if (!Revisions.source(question).countsPeople()) {
      return linesAndClasses(handle, question, only, limit, skip);
    }
    var total = moved.totals(handle, List.of(question)).get(0).get(only);
    long left = total == null ? 0 : total.entries() - skip;
    // No more than there are: whoever looks for one more looks through all.
    return left > 0 ? some(handle, question, only, (int) Math.min(limit, left), skip) : List.of();
  }

  private List<ChangeLine> linesAndClasses(
      Handle handle, FigureQuestion question, ChangeClass only, int limit, long skip) {
    var classes = new EnumMap<ChangeClass, ClassChange>(ChangeClass.class);
    var lines = new ArrayList<ChangeLine>();
    var query =
        moved
            .bound(handle, RevisionSql.linesAndClasses(only), List.of(question))
            .bind("class", only.name())
            .bind("limit", limit)
            .bind("skip", skip);
    Revisions.withoutNestedLoops(handle, () -> query.mapTo(OfClass.class).list())
        .forEach(
            row -> {
              classes.put(row.total().kind(), row.total());
              if (row.line() != null) {
                lines.add(row.line());
              }
            });
    moved.remember(handle, question, classes);
    return lines;
  }

  List<ChangeLine> some(
      Handle handle, FigureQuestion question, ChangeClass only, int limit, long skip) {
    var query = lines(handle, question, only).bind("limit", limit).bind("skip", skip);
    return Revisions.withoutNestedLoops(handle, () -> query.mapTo(ChangeLine.class).list());
  }

  void each(
      Handle handle, FigureQuestion question, ChangeClass only, Consumer<ChangeLine> receiver) {
    var query = lines(handle, question, only).bind("limit", (Integer) null).bind("skip", 0);
    Revisions.withoutNestedLoops(
        handle,
        () -> {
          query
              .setFetchSize(FETCHED)
              .mapTo(ChangeLine.class)
              .useStream(lines -> lines.forEach(receiver));
          return null;
        });
  }

  private Query lines(Handle handle, FigureQuestion question, ChangeClass only) {
    var people = Revisions.source(question).countsPeople();
    var sql = people ? RevisedPeopleSql.lines(only) : RevisionSql.lines(only);
    return moved
        .bound(handle, sql, List.of(question))
        .bind("class", only == null ? null : only.name());
  }
}
