package throughline.tracker.engine.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * What an answer has read already. An answer is one read-only transaction, so that the same
 * question has the same answer in it: a dashboard asks for a year as its headline, against its
 * target, and to say since when it is behind. Only {@link ReadOnlyTransactions} remembers; a handle
 * that writes asks each time.
 */
public final class AnswerCache implements JdbiConfig<AnswerCache> {

  private final Map<Object, Object> known = new HashMap<>();
  private boolean holdsStill;

  public AnswerCache() {}

  @Override
  public AnswerCache createCopy() {
    return new AnswerCache();
  }

  static void begin(Handle handle) {
    handle.getConfig(AnswerCache.class).holdsStill = true;
  }

  /** Whether everything that is asked is asked of one state. */
  public static boolean holdsStill(Handle handle) {
    return handle.getConfig(AnswerCache.class).holdsStill;
  }

  public static void remember(Handle handle, Object question, Object answer) {
    var moment = handle.getConfig(AnswerCache.class);
    if (moment.holdsStill) {
      moment.known.put(question, answer);
    }
  }

  public static <Q, A> A one(Handle handle, Q question, Function<Q, A> ask) {
    List<A> answers = each(handle, List.of(question), asked -> List.of(ask.apply(asked.get(0))));
    return answers.get(0);
  }

  @SuppressWarnings("unchecked")
  public static <Q, A> List<A> each(
      Handle handle, List<Q> questions, Function<List<Q>, List<A>> ask) {
    var moment = handle.getConfig(AnswerCache.class);
    if (!moment.holdsStill) {
      return ask.apply(questions);
    }
    var news =
        questions.stream()
            .distinct()
            .filter(question -> !moment.known.containsKey(question))
            .toList();
    if (!news.isEmpty()) {
      var answers = ask.apply(news);
      for (int i = 0; i < news.size(); i++) {
        moment.known.put(news.get(i), answers.get(i));
      }
    }
    return questions.stream().map(question -> (A) moment.known.get(question)).toList();
  }
}
