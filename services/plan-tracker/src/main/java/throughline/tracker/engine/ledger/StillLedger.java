package throughline.tracker.engine.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.AnswerCache;

/**
 * Answers that hold for as long as nothing is posted, as questions that look through months are
 * asked again and again between two entries. Once all entries are rolled up, the transaction that
 * wrote the mark tells one state of the ledger from every other: none that is not through yet can
 * still post below the mark.
 */
public final class StillLedger {

  private static final int MOST = 5_000;

  private static final String STATE =
      """
      SELECT concat_ws(' ', mark.xmin, mark.through, pg_sequence_last_value('fact_version_fact_version_id_seq'),
                       (SELECT oid FROM pg_database WHERE datname = current_database()), current_schema(),
                       (SELECT sum(hashtextextended(kind::text, 0)) FROM entry_kind_measure AS kind))
        FROM roll_up_mark AS mark
       WHERE coalesce((SELECT max(entry_id) FROM entry), 0) <= mark.through
      """;

  private record Known(String state, Object question) {}

  private static final Map<Known, Object> ANSWERS =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Known, Object> eldest) {
              return size() > MOST;
            }
          });

  private StillLedger() {}

  /**
   * The answers to these questions, in their order; only those are asked that were not while the
   * ledger was as it is.
   *
   * @param ask answers must never be changed: others are given them, too
   */
  @SuppressWarnings("unchecked")
  public static <Q, A> List<A> each(
      Handle handle, List<Q> questions, Function<List<Q>, List<A>> ask) {
    var state = AnswerCache.holdsStill(handle) ? state(handle) : Optional.<String>empty();
    if (state.isEmpty()) {
      return ask.apply(questions);
    }
    var answers = new ArrayList<A>();
    questions.forEach(asked -> answers.add((A) ANSWERS.get(new Known(state.get(), asked))));
    var open =
        IntStream.range(0, answers.size())
            .filter(i -> Objects.isNull(answers.get(i)))
            .boxed()
            .toList();
    if (!open.isEmpty()) {
      var found = ask.apply(open.stream().map(questions::get).toList());
      for (int i = 0; i < open.size(); i++) {
        answers.set(open.get(i), found.get(i));
        ANSWERS.put(new Known(state.get(), questions.get(open.get(i))), found.get(i));
      }
    }
    return answers;
  }

  private static Optional<String> state(Handle handle) {
    return handle.createQuery(STATE).mapTo(String.class).findOne();
  }
}
