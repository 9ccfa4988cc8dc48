package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.JdbiProducer;
import throughline.tracker.engine.LatestStates.Booking;
import throughline.tracker.engine.LatestStates.Hours;
import throughline.tracker.engine.LatestStates.Member;
import throughline.tracker.engine.LatestStates.State;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.intake.IngestBatch;

/**
 * Every event comes twice, shuffled, with corrections, to two instances that race for the same
 * facts while somebody rolls up: the figures are what the facts say last, told by an oracle that is
 * written apart from the engine.
 */
class TwoReadersPropertyTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
  private static final LocalDate KNOWN = LocalDate.parse("2099-12-31");
  private static final List<String> LIBRARIES = List.of("BANB", "HEAD", "WEST");
  private static final int FACTS = 40;

  private final Engine engine = Engine.withShippedMeasures();
  private final List<IngestBatch> readers = List.of(reader(), reader());

  /** With a connection pool and a memory of the rules of its own, as an instance has. */
  private IngestBatch reader() {
    return new IngestBatch(
        JdbiProducer.configured(Jdbi.create(Engine.pool(engine.url()))),
        new MeasureStore(),
        engine.clock);
  }

  @Property
  void theFiguresAreWhatTheFactsSayLast(@ForAll long seed) throws Exception {
    var random = new Random(seed);
    engine.empty();
    var last = new HashMap<String, State>();
    var records = new ArrayList<LogRecord>();
    for (int fact = 0; fact < FACTS; fact++) {
      var id = "fact-" + fact;
      for (int version = 1; version <= 1 + random.nextInt(4); version++) {
        var state = state(fact % 3, random);
        var record = record(id, version, state);
        Collections.addAll(records, record, record);
        last.put(id, state);
      }
    }
    Collections.shuffle(records, random);

    takeAll(records, random);

    var oracle = new LatestStates(last.values());
    assertEquals(expected(oracle), counted());
    engine.rollUp();
    assertEquals(expected(oracle), counted());
    assertEquals(List.of(), engine.deadReasons());
    assertTrue(engine.rebuild().identical());
  }

  private void takeAll(List<LogRecord> records, Random random) throws Exception {
    var shares = List.of(new ArrayList<List<LogRecord>>(), new ArrayList<List<LogRecord>>());
    for (int from = 0; from < records.size(); ) {
      int to = Math.min(records.size(), from + 1 + random.nextInt(12));
      shares.get(random.nextInt(2)).add(records.subList(from, to));
      from = to;
    }
    var taking = new AtomicBoolean(true);
    var threads = Executors.newFixedThreadPool(3);
    try {
      var rollingUp = threads.submit(() -> rollUp(taking));
      var work = new ArrayList<Callable<Void>>();
      for (int reader = 0; reader < 2; reader++) {
        var ingest = readers.get(reader);
        var share = shares.get(reader);
        work.add(() -> take(ingest, share));
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
      taking.set(false);
      rollingUp.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private Void rollUp(AtomicBoolean taking) {
    while (taking.get()) {
      engine.rollUp();
    }
    return null;
  }

  /** As the intake's loop does: who lost a race for a new fact tries again. */
  private static Void take(IngestBatch ingest, List<List<LogRecord>> batches) {
    for (var batch : batches) {
      while (true) {
        try {
          ingest.ingest(batch);
          break;
        } catch (TransientFailure e) {
          Thread.onSpinWait();
        }
      }
    }
    return null;
  }

  private static State state(int kind, Random random) {
    var who = Bodies.PERSON.substring(0, 35) + random.nextInt(4);
    var library = pick(random, LIBRARIES);
    var day = FIRST.plusDays(random.nextInt(110));
    return switch (kind) {
      case 0 ->
          new Hours(
              who,
              library,
              pick(random, List.of("SUBMITTED", "APPROVED", "APPROVED", "VOIDED")),
              day,
              1 + random.nextInt(300));
      case 1 ->
          new Booking(
              who,
              library,
              pick(random, List.of("CONFIRMED", "ATTENDED", "PARTIAL", "NO_SHOW")),
              day);
      default -> new Member(library, day, random.nextBoolean() ? null : day.plusDays(9));
    };
  }

  private LogRecord record(String id, int version, State state) {
    if (state instanceof Hours hours) {
      var body =
          Bodies.hours(version, hours.status(), hours.day().toString(), "" + hours.minutes())
              .replace("HEAD", hours.library())
              .replace(Bodies.PERSON, hours.who());
      return engine.record(Bodies.HOURS, id, body);
    }
    if (state instanceof Booking booking) {
      var body = Bodies.booking(version, booking.who(), booking.day().toString(), booking.status());
      return engine.record(Bodies.ATTENDANCE, id, body.replace("WEST", booking.library()));
    }
    var child = (Member) state;
    var left = child.leftOn() == null ? null : child.leftOn().toString();
    var body = Bodies.member(version, child.enrolledOn().toString(), left);
    return engine.record(Bodies.MEMBER, id, body.replace("BANB", child.library()));
  }

  private static Map<String, Long> expected(LatestStates oracle) {
    var figures = new TreeMap<String, Long>();
    for (var period : periods()) {
      var from = period.from();
      var to = period.to();
      for (var place : places()) {
        var of = " " + period.label() + " " + place;
        figures.put("newborns-enrolled" + of, oracle.newborns(from, to, place));
        figures.put("members-under-5" + of, oracle.under5s(to, place));
        figures.put("bipc-sessions-attended" + of, oracle.sessions(from, to, place));
        figures.put("entrepreneurs-supported" + of, oracle.entrepreneurs(from, to, place));
        figures.put("volunteer-hours" + of, oracle.minutes(from, to, place));
        figures.put("active-volunteers" + of, oracle.volunteers(from, to, place));
      }
    }
    return figures;
  }

  private Map<String, Long> counted() {
    var names = expected(new LatestStates(List.of())).keySet();
    var questions = new TreeMap<String, FigureQuestion>();
    for (var period : periods()) {
      for (var place : places()) {
        var of = " " + period.label() + " " + place;
        names.stream()
            .filter(name -> name.endsWith(of))
            .forEach(
                name ->
                    questions.put(
                        name,
                        new FigureQuestion(engine.rule(name.split(" ")[0]), period).at(place)));
      }
    }
    var read =
        engine.jdbi.withHandle(
            handle -> Figures.read(handle, List.copyOf(questions.values()), KNOWN));
    var figures = new TreeMap<String, Long>();
    int next = 0;
    for (var name : questions.keySet()) {
      figures.put(name, read.get(next++).value());
    }
    return figures;
  }

  private static List<Period> periods() {
    var periods = new ArrayList<>(Period.monthsUpTo(LocalDate.parse("2026-06-30"), 5));
    periods.add(Period.financialYear(FIRST));
    periods.add(Period.financialYear(FIRST.plusYears(1)));
    periods.add(Period.between(LocalDate.parse("2026-02-10"), LocalDate.parse("2026-05-05")));
    return periods;
  }

  private static List<String> places() {
    return Collections.unmodifiableList(java.util.Arrays.asList(null, "BANB", "HEAD", "WEST"));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
