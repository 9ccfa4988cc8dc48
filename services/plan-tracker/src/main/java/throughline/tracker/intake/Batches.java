package throughline.tracker.intake;

import java.util.ArrayList;
import java.util.List;
import throughline.tracker.engine.log.LogRecord;

/**
 * Parts a poll into what one transaction takes in. A body of the longest kind may stand for ten
 * times its length in objects, and a poll may hold hundreds of them.
 */
final class Batches {

  private Batches() {}

  /** Batches in the order of the records, each of one record at least. */
  static List<List<LogRecord>> of(List<LogRecord> records, long mostBytes) {
    var batches = new ArrayList<List<LogRecord>>();
    var from = 0;
    var bytes = 0L;
    for (var next = 0; next < records.size(); next++) {
      var length = records.get(next).body().length;
      if (next > from && bytes + length > mostBytes) {
        batches.add(records.subList(from, next));
        from = next;
        bytes = 0;
      }
      bytes += length;
    }
    if (from < records.size()) {
      batches.add(records.subList(from, records.size()));
    }
    return batches;
  }
}
