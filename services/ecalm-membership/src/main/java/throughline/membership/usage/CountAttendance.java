package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.UUID;
import throughline.contracts.membership.EventAttendanceState;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.usage.AttendanceTable.AttendanceRow;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/** Adds to what events come to, and publishes each that is another now. */
@ApplicationScoped
class CountAttendance {

  private static final String ADD =
      """
      INSERT INTO event_attendance AS e (library_code, day, event, version, under5s)
      SELECT more.library_code, more.day, more.event, 1, more.number
        FROM unnest(CAST(:libraries AS text[]), CAST(:days AS date[]), CAST(:events AS text[]),
                    CAST(:numbers AS int[])) AS more (library_code, day, event, number)
       ORDER BY more.library_code COLLATE "C", more.day, more.event COLLATE "C"
      ON CONFLICT (library_code, day, event) DO UPDATE
         SET version = e.version + 1, under5s = e.under5s + EXCLUDED.under5s
      RETURNING e.key, e.version, e.library_code AS library, e.day, e.under5s,
                (SELECT district_code FROM library WHERE code = e.library_code) AS district
      """;

  /** An event, in the order in which everybody locks them. */
  record Event(String library, LocalDate day, String event) implements Comparable<Event> {

    private static final Comparator<Event> ORDER =
        Comparator.comparing(Event::library).thenComparing(Event::day).thenComparing(Event::event);

    @Override
    public int compareTo(Event other) {
      return ORDER.compare(this, other);
    }
  }

  private record Counted(
      UUID key, long version, String library, String district, LocalDate day, long under5s) {}

  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  CountAttendance(Sql sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  static void change(SortedMap<Event, Integer> changes, AttendanceRow before, AttendanceRow now) {
    if (before != null && before.counts()) {
      changes.merge(at(before), -before.under5s(), Integer::sum);
    }
    if (now.counts()) {
      changes.merge(at(now), now.under5s(), Integer::sum);
    }
  }

  private static Event at(AttendanceRow row) {
    return new Event(row.library(), row.day(), row.event());
  }

  /** By so much. An event to which nobody came is told, too: nobody is not silence. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(SortedMap<Event, Integer> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var counted =
        sql.of(ADD)
            .bind("libraries", TextArray.of(changes.keySet(), Event::library))
            .bind("days", TextArray.of(changes.keySet(), Event::day))
            .bind("events", TextArray.of(changes.keySet(), Event::event))
            .bind("numbers", TextArray.of(changes.values(), number -> number))
            .list(Counted.class);
    outbox.appendAll(counted.stream().map(this::event).toList());
  }

  private OutboxEvent event(Counted counted) {
    return OutboxEvent.of(
        MembershipEvents.ATTENDANCE_COUNTED,
        counted.key(),
        counted.version(),
        clock.instant(),
        new EventAttendanceState(
            counted.version(),
            counted.library(),
            counted.district(),
            counted.day(),
            counted.under5s()));
  }
}
