package throughline.tracker.engine.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** With more entries since, it is asked anew: bringing an answer up to date would take longer. */
  private static final long MOST_BEHIND = 20_000;

  private static final String STATE =
      """
      SELECT concat_ws(' ', (SELECT oid FROM pg_database WHERE datname = current_database()), current_schema(), mark.recounts,
                       (SELECT sum(hashtextextended(kind::text, 0)) FROM entry_kind_measure AS kind)) AS ledger,
             concat_ws(' ', mark.xmin, pg_sequence_last_value('fact_version_fact_version_id_seq')) AS moment,
             mark.through, newest.entry_id AS newest
        FROM roll_up_mark AS mark
       CROSS JOIN (SELECT coalesce(max(entry_id), 0) AS entry_id FROM entry) AS newest
      """;

  /**
   * @param ledger changes if entries are counted anew
   * @param moment changes with whatever is told
   * @param through up to which entry all are rolled up
   */
  record State(String ledger, String moment, long through, long newest) {

    boolean isSettled() {
      return newest <= through;
    }

    boolean isSame(State other) {
      return isSettled() && moment.equals(other.moment) && through == other.through;
    }
  }

  /** Answers of an earlier state, brought up to date by what was posted since. */
  public interface Update<Q, A> {

    /**
     * @param after the last entry that the answers know of
     */
    List<A> bring(List<Q> questions, List<A> answers, long after);
  }

  private record Asked(String ledger, Object question) {}

  private record Known(State state, Object answer) {}

  private static final Map<Asked, Known> ANSWERS =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
              return size() > MOST;
            }
          });

  private final State now;

  private StillLedger(State now) {
    this.now = now;
  }

  /**
   * The answers to these questions, in their order; only those are asked that were not while the
   * ledger was as it is.
   *
   * @param ask answers must never be changed: others are given them, too
   */
  public static <Q, A> List<A> each(
      Handle handle, List<Q> questions, Function<List<Q>, List<A>> ask) {
    return each(handle, questions, ask, null);
  }

  /**
   * The same; those that were asked before of this ledger are brought up to date.
   *
   * @param update null where that cannot be
   */
  public static <Q, A> List<A> each(
      Handle handle, List<Q> questions, Function<List<Q>, List<A>> ask, Update<Q, A> update) {
    return AnswerCache.holdsStill(handle)
        ? new StillLedger(state(handle)).answers(questions, ask, update)
        : ask.apply(questions);
  }

  private <Q, A> List<A> answers(
      List<Q> questions, Function<List<Q>, List<A>> ask, Update<Q, A> update) {
    var answers = new ArrayList<A>(Collections.nCopies(questions.size(), null));
    var open = new ArrayList<Integer>();
    var behind = new TreeMap<Long, List<Integer>>();
    for (int i = 0; i < questions.size(); i++) {
      var known = ANSWERS.get(asked(questions.get(i)));
      if (known != null && now.isSame(known.state)) {
        answers.set(i, StillLedger.<A>answer(known));
      } else if (known != null && update != null && isWithinReach(known.state)) {
        answers.set(i, StillLedger.<A>answer(known));
        behind.computeIfAbsent(known.state.through, after -> new ArrayList<>()).add(i);
      } else {
        open.add(i);
      }
    }
    if (!open.isEmpty()) {
      take(questions, answers, open, ask.apply(open.stream().map(questions::get).toList()));
    }
    behind.forEach(
        (after, places) ->
            take(
                questions,
                answers,
                places,
                update.bring(
                    places.stream().map(questions::get).toList(),
                    places.stream().map(answers::get).toList(),
                    after)));
    return answers;
  }

  private boolean isWithinReach(State earlier) {
    return earlier.through <= now.newest && now.newest - earlier.through <= MOST_BEHIND;
  }

  private <Q, A> void take(
      List<Q> questions, List<A> answers, List<Integer> places, List<A> found) {
    for (int i = 0; i < places.size(); i++) {
      answers.set(places.get(i), found.get(i));
      if (now.isSettled()) {
        ANSWERS.put(asked(questions.get(places.get(i))), new Known(now, found.get(i)));
      }
    }
  }

  private Asked asked(Object question) {
    return new Asked(now.ledger, question);
  }

  @SuppressWarnings("unchecked")
  private static <A> A answer(Known known) {
    return (A) known.answer;
  }

  private static State state(Handle handle) {
    return handle.createQuery(STATE).mapTo(State.class).one();
  }
}
