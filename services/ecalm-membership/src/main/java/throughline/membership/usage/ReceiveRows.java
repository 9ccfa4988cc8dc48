package throughline.membership.usage;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import throughline.membership.usage.TakeRows.Taken;
import throughline.platform.core.input.Fields;

/** Somebody tells of loans or events, by a call of a program or by a file. */
@ApplicationScoped
public class ReceiveRows {

  /** Longer than any file takes, in seconds. */
  private static final int LONGEST = 3_600;

  private final Instance<TakeRows> kinds;
  private final Batches batches;
  private final DeliveryTable table;
  private final Clock clock;

  ReceiveRows(Instance<TakeRows> kinds, Batches batches, DeliveryTable table, Clock clock) {
    this.kinds = kinds;
    this.batches = batches;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Takes the loans of a call in, all in one transaction; a row that is wrong is refused alone.
   *
   * @throws throughline.platform.core.input.InvalidInput if it is no batch
   */
  @Transactional
  public Received loans(LoansRequest sent, UseDesk desk) {
    return call(UseKind.LOANS, sent.batch(), sent.rows(), LoanRequest::typed, desk);
  }

  /**
   * Takes the headcounts of a call in, likewise.
   *
   * @throws throughline.platform.core.input.InvalidInput if it is no batch
   */
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
    var rows = TypedRows.of(fields, sent, typed);
    fields.throwIfAny();
    batches.begin(kind, batch);
    var id = table.begin(kind, batch, null, null, desk.subject(), clock.instant());
    var taken = take(id, kind, batch, rows, desk);
    table.complete(id, clock.instant());
    return new Received(id, batch, taken.taken(), taken.known(), taken.problems());
  }

  /**
   * Takes the rows of a file in, a part after the other. One that is broken off is sent again: what
   * was taken in is known then.
   *
   * @param digest by which the same file is known
   * @return the delivery; of a file that the same person has sent before, the one of then
   * @throws throughline.platform.core.refusal.Conflict if it is being taken in at this moment
   */
  UUID file(
      UseKind kind, String batch, String name, byte[] digest, List<TypedRow> rows, UseDesk desk) {
    var id =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  batches.begin(kind, batch);
                  return table.begin(kind, batch, name, digest, desk.subject(), clock.instant());
                });
    QuarkusTransaction.requiringNew()
        .timeout(LONGEST)
        .run(
            () -> {
              table.lock(id);
              if (!table.find(id, desk).orElseThrow().whole()) {
                takeParts(id, kind, batch, rows, desk);
              }
            });
    return id;
  }

  private void takeParts(UUID id, UseKind kind, String batch, List<TypedRow> rows, UseDesk desk) {
    QuarkusTransaction.requiringNew().run(() -> table.beginAnew(id));
    for (var part : Parts.of(rows, UseDesk.MOST_ROWS)) {
      QuarkusTransaction.requiringNew().run(() -> take(id, kind, batch, part, desk));
    }
    QuarkusTransaction.requiringNew().run(() -> table.complete(id, clock.instant()));
  }

  private Taken take(UUID id, UseKind kind, String batch, List<TypedRow> rows, UseDesk desk) {
    var taken = of(kind).take(batch, rows, desk.libraries());
    table.add(id, taken, rows, clock.instant());
    Log.infof(
        "event=use-taken kind=%s taken=%d known=%d refused=%d",
        kind, taken.taken(), taken.known(), taken.problems().size());
    return taken;
  }

  private TakeRows of(UseKind kind) {
    return kinds.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  /**
   * Tries those rows of a delivery again that are refused; returns how many were taken in.
   *
   * @throws throughline.platform.core.refusal.Conflict if somebody else does at this moment
   */
  @Transactional(Transactional.TxType.MANDATORY)
  int again(Delivery delivery, UseDesk desk) {
    table.lock(delivery.id());
    var taken = 0;
    var after = 0;
    List<TypedRow> part;
    do {
      part =
          table.refused(delivery.id(), after, UseDesk.MOST_ROWS).stream()
              .map(DeliveryTable.Refusal::row)
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
