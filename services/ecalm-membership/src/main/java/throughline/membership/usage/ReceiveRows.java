package throughline.membership.usage;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import throughline.membership.usage.DeliveryTable.Delivery;
import throughline.membership.usage.DeliveryTable.Refusal;
import throughline.membership.usage.NewRows.Taken;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TypedRow;

/** Somebody tells of loans or events, by a call of a program or by a file. */
@ApplicationScoped
public class ReceiveRows {

  private static final int LONGEST_NAME = 100;

  private final TakeLoans takeLoans;
  private final TakeAttendance takeAttendance;
  private final Batches batches;
  private final DeliveryTable table;
  private final Clock clock;

  ReceiveRows(
      TakeLoans takeLoans,
      TakeAttendance takeAttendance,
      Batches batches,
      DeliveryTable table,
      Clock clock) {
    this.takeLoans = takeLoans;
    this.takeAttendance = takeAttendance;
    this.batches = batches;
    this.table = table;
    this.clock = clock;
  }

  @Transactional
  public Received loans(LoansRequest sent, UseDesk desk) {
    return call(UseKind.LOANS, sent.batch(), sent.rows(), LoanRequest::typed, desk);
  }

  @Transactional
  public Received attendance(AttendancesRequest sent, UseDesk desk) {
    return call(UseKind.ATTENDANCE, sent.batch(), sent.rows(), AttendanceRequest::typed, desk);
  }

  private <R> Received call(
      UseKind kind,
      String typedBatch,
      List<R> sent,
      BiFunction<R, Integer, TypedRow> typed,
      UseDesk desk) {
    var fields = new Fields();
    var batch = UseDesk.batch(fields, typedBatch);
    var rows = typed(fields, sent, typed);
    fields.throwIfAny();
    batches.begin(kind, batch);
    var id = table.begin(kind, batch, null, null, desk.subject(), clock.instant());
    var taken = take(id, kind, batch, rows, desk);
    table.complete(id, clock.instant());
    return new Received(id, batch, taken.taken(), taken.known(), taken.problems());
  }

  private static <R> List<TypedRow> typed(
      Fields fields, List<R> sent, BiFunction<R, Integer, TypedRow> typed) {
    var rows = new ArrayList<TypedRow>();
    if (sent == null || sent.isEmpty()) {
      fields.reject("rows", "Send one row or more");
    } else if (sent.size() > UseDesk.MOST_ROWS) {
      fields.reject("rows", "Send %,d rows or fewer in one call".formatted(UseDesk.MOST_ROWS));
    } else if (sent.stream().anyMatch(Objects::isNull)) {
      fields.reject("rows", "Leave out the rows that are null");
    } else {
      sent.forEach(row -> rows.add(typed.apply(row, rows.size() + 1)));
    }
    return rows;
  }

  static TypedRow typed(int number, UseKind kind, List<String> texts) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < texts.size(); i++) {
      if (texts.get(i) != null) {
        cells.put(kind.columns().get(i).key(), texts.get(i));
      }
    }
    return new TypedRow(number, false, cells);
  }

  UUID file(String typedKind, String typedBatch, Path file, String name, UseDesk desk) {
    var fields = new Fields();
    var kind = fields.oneOf("kind", typedKind, UseKind.class, "Choose what the file tells of");
    var batch = UseDesk.batch(fields, typedBatch);
    fields.throwIfAny();
    var rows = read(kind, file, name);
    var digest = FileDigest.of(file);
    var id =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  batches.begin(kind, batch);
                  return table.begin(
                      kind, batch, shortened(name), digest, desk.subject(), clock.instant());
                });
    if (QuarkusTransaction.requiringNew().call(() -> table.beginAnew(id))) {
      for (var from = 0; from < rows.size(); from += UseDesk.MOST_ROWS) {
        takePart(id, kind, batch, rows, from, desk);
      }
      QuarkusTransaction.requiringNew().run(() -> table.complete(id, clock.instant()));
    }
    return id;
  }

  private static List<TypedRow> read(UseKind kind, Path file, String name) {
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      var columns = SheetColumns.of(rows.header(), kind.columns());
      var read = new ArrayList<TypedRow>();
      rows.forEachRemaining(row -> read.add(columns.read(row)));
      return read;
    }
  }

  private static String shortened(String name) {
    return name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void takePart(
      UUID id, UseKind kind, String batch, List<TypedRow> rows, int from, UseDesk desk) {
    var part = rows.subList(from, Math.min(rows.size(), from + UseDesk.MOST_ROWS));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              table.lockAt(id, from);
              take(id, kind, batch, part, desk);
            });
  }

  private Taken take(UUID id, UseKind kind, String batch, List<TypedRow> rows, UseDesk desk) {
    var taken =
        kind == UseKind.LOANS
            ? takeLoans.take(batch, rows, desk.libraries())
            : takeAttendance.take(batch, rows, desk.libraries());
    table.add(id, taken, rows, clock.instant());
    Log.infof(
        "event=use-taken kind=%s taken=%d known=%d refused=%d",
        kind, taken.taken(), taken.known(), taken.problems().size());
    return taken;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  int again(Delivery delivery, UseDesk desk) {
    table.lock(delivery.id());
    var taken = 0;
    var after = 0;
    List<TypedRow> part;
    do {
      part =
          table.refused(delivery.id(), after, UseDesk.MOST_ROWS).stream()
              .map(Refusal::row)
              .toList();
      if (!part.isEmpty()) {
        taken += again(delivery, part, desk);
        after = part.get(part.size() - 1).number();
      }
    } while (part.size() == UseDesk.MOST_ROWS);
    return taken;
  }

  private int again(Delivery delivery, List<TypedRow> rows, UseDesk desk) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              table.takeOut(delivery.id(), rows);
              return take(delivery.id(), delivery.kind(), delivery.batch(), rows, desk).taken();
            });
  }
}
