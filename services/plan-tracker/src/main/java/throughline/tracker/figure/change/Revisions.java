package throughline.tracker.figure.change;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.engine.ledger.CellPart;
import throughline.tracker.engine.ledger.StillLedger;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/**
 * What the facts that moved figures between two states of knowledge added, by why. A fixed number
 * of queries, however many figures are asked for; and of the records that moved them only those are
 * looked at that are more than new.
 *
 * @param since what was known before
 * @param until what was known by the end of this local day is known now
 * @param part which part of each figure
 */
record Revisions(Knowledge since, LocalDate until, FigurePart part) {

  /** No entry is left out. */
  private static final long ALL = Long.MAX_VALUE;

  private record Total(Revisions of, FigureQuestion question) {}

  private record OfFigure(int position, @Nested ClassChange total) {}

  private record Amount(int position, long amount) {}

  private record Later(Revisions of, FigureQuestion question) {}

  List<Map<ChangeClass, ClassChange>> totals(Handle handle, List<FigureQuestion> questions) {
    return AnswerCache.each(
        handle,
        questions.stream().map(question -> new Total(this, question)).toList(),
        asked ->
            StillLedger.each(
                handle,
                asked,
                open -> readTotals(handle, questions(open)),
                (behind, totals, after) -> upToDate(handle, questions(behind), totals, after)));
  }

  private static List<FigureQuestion> questions(List<Total> totals) {
    return totals.stream().map(Total::question).toList();
  }

  void remember(Handle handle, FigureQuestion question, Map<ChangeClass, ClassChange> classes) {
    AnswerCache.remember(handle, new Total(this, question), classes);
  }

  private List<Map<ChangeClass, ClassChange>> readTotals(
      Handle handle, List<FigureQuestion> questions) {
    var totals =
        byClass(
            handle,
            questions,
            people -> people ? RevisedPeopleSql.byClass() : RevisionSql.byClass(),
            query -> query);
    var people =
        IntStream.range(0, questions.size())
            .filter(i -> source(questions.get(i)).countsPeople())
            .boxed()
            .toList();
    if (!people.isEmpty()) {
      addNewPeople(
          people.stream().map(totals::get).toList(),
          difference(handle, people.stream().map(questions::get).toList()));
    }
    return totals;
  }

  private List<Map<ChangeClass, ClassChange>> byClass(
      Handle handle,
      List<FigureQuestion> questions,
      Function<Boolean, String> sql,
      UnaryOperator<Query> more) {
    var totals = new ArrayList<Map<ChangeClass, ClassChange>>();
    questions.forEach(question -> totals.add(new EnumMap<>(ChangeClass.class)));
    byKind(
        questions,
        (people, positions) -> {
          var asked = positions.stream().map(questions::get).toList();
          var query = more.apply(bound(handle, sql.apply(people), asked));
          withoutNestedLoops(handle, () -> query.mapTo(OfFigure.class).list())
              .forEach(
                  row ->
                      totals
                          .get(positions.get(row.position() - 1))
                          .put(row.total().kind(), row.total()));
        });
    return totals;
  }

  /** Of what was touched since, what it added then is taken away and what it adds now added. */
  private List<Map<ChangeClass, ClassChange>> upToDate(
      Handle handle,
      List<FigureQuestion> questions,
      List<Map<ChangeClass, ClassChange>> totals,
      long after) {
    var then = ofTouched(handle, questions, after, after);
    var now = ofTouched(handle, questions, after, ALL);
    return IntStream.range(0, questions.size())
        .mapToObj(
            i -> {
              var changed = new EnumMap<ChangeClass, ClassChange>(ChangeClass.class);
              changed.putAll(totals.get(i));
              then.get(i)
                  .values()
                  .forEach(c -> changed.merge(c.kind(), c.negated(), ClassChange::plus));
              now.get(i).values().forEach(c -> changed.merge(c.kind(), c, ClassChange::plus));
              changed.values().removeIf(ClassChange::isNothing);
              return (Map<ChangeClass, ClassChange>) changed;
            })
        .toList();
  }

  private List<Map<ChangeClass, ClassChange>> ofTouched(
      Handle handle, List<FigureQuestion> questions, long after, long through) {
    return byClass(
        handle,
        questions,
        people -> people ? RevisedPeopleSql.byClassOfTouched() : RevisionSql.byClassOfTouched(),
        query -> query.bind("after", after).bind("through", through));
  }

  private static void addNewPeople(
      List<Map<ChangeClass, ClassChange>> totals, List<Long> differences) {
    for (int i = 0; i < totals.size(); i++) {
      long others = differences.get(i) - Changes.sum(totals.get(i));
      if (others != 0) {
        totals
            .get(i)
            .merge(
                ChangeClass.NEW,
                new ClassChange(ChangeClass.NEW, others, others),
                ClassChange::plus);
      }
    }
  }

  private List<Long> difference(Handle handle, List<FigureQuestion> questions) {
    var asked = questions.stream().map(question -> question.at(part.place())).toList();
    var after = Figures.read(handle, asked, until);
    var before = Figures.read(handle, asked, since.day());
    var later = laterOnItsDay(handle, questions);
    return IntStream.range(0, asked.size())
        .mapToObj(i -> after.get(i).value() - before.get(i).value() + later.get(i))
        .toList();
  }

  /**
   * What became known after the position, but on its day, in the order of the questions; of no
   * position that is nothing.
   */
  List<Long> laterOnItsDay(Handle handle, List<FigureQuestion> questions) {
    return since.position().isEmpty()
        ? Collections.nCopies(questions.size(), 0L)
        : AnswerCache.each(
            handle,
            questions.stream().map(question -> new Later(this, question)).toList(),
            asked -> readLater(handle, asked.stream().map(Later::question).toList()));
  }

  private List<Long> readLater(Handle handle, List<FigureQuestion> questions) {
    var amounts = new ArrayList<>(Collections.nCopies(questions.size(), 0L));
    var onItsDay = new Revisions(since, since.day(), part);
    byKind(
        questions,
        (people, positions) -> {
          var asked = positions.stream().map(questions::get).toList();
          var sql = LaterSql.of(people);
          withoutNestedLoops(
                  handle, () -> onItsDay.bound(handle, sql, asked).mapTo(Amount.class).list())
              .forEach(row -> amounts.set(positions.get(row.position() - 1), row.amount()));
        });
    return amounts;
  }

  private static void byKind(
      List<FigureQuestion> questions, BiConsumer<Boolean, List<Integer>> receiver) {
    IntStream.range(0, questions.size())
        .boxed()
        .collect(partitioningBy(i -> source(questions.get(i)).countsPeople()))
        .forEach(
            (people, positions) -> {
              if (!positions.isEmpty()) {
                receiver.accept(people, positions);
              }
            });
  }

  /**
   * The planner cannot know how much became known, and takes what is left of it for one row: it
   * would then look through all of it for each of many. Where rows are to be found one by one, the
   * statement leaves no other way. All that became known of one day is put in order in memory.
   */
  static <T> T withoutNestedLoops(Handle handle, Supplier<T> query) {
    handle.execute("SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '16MB'");
    var answer = query.get();
    handle.execute("SET LOCAL enable_nestloop = on; SET LOCAL work_mem = DEFAULT");
    return answer;
  }

  Query bound(Handle handle, String sql, List<FigureQuestion> asked) {
    var days =
        asked.stream().map(question -> source(question).contributing(question.period())).toList();
    var position = since.position();
    return handle
        .createQuery(sql)
        .bindArray(
            "rules",
            Integer.class,
            asked.stream().map(question -> question.version().measureVersionId()).toList())
        .bindArray("firsts", LocalDate.class, days.stream().map(period -> period.from()).toList())
        .bindArray("afters", LocalDate.class, days.stream().map(period -> period.to()).toList())
        .bindArray("spans", String.class, days.stream().map(Period::spanName).toList())
        .bind("earliest", since.earliest())
        .bind("from", since.from())
        .bind("end", endOf(until))
        .bind("over_day", endOf(since.day()))
        .bind("since", since.day())
        .bind("until", until)
        .bind("position", position.map(known -> known.pgSnapshot()).orElse(null))
        .bind("over", position.map(known -> known.over()).orElse(Instant.EPOCH))
        .bind("through", ALL)
        .bind("place", part.place())
        .bind("part", part.place() == null ? CellPart.ALL : CellPart.PLACES);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
  }

  static FigureSource source(FigureQuestion question) {
    return FigureSource.of(question.version());
  }
}
