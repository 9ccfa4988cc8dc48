package throughline.volunteers.monitoring;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityStore;
import throughline.volunteers.link.VolunteerLinks;

/**
 * Whoever followed the link answers the questions, once, or would rather not. What they answer is
 * kept under nobody, as one of a quarter and of the district where they help.
 */
@ApplicationScoped
public class AnswerQuestions {
  private static final String DISTRICT =
      """
      SELECT l.district_code FROM volunteer_place p JOIN library l ON l.code = p.place_code
      WHERE p.volunteer_id = :person ORDER BY p.place_code LIMIT 1
      """;

  private final EqualityStore store;
  private final VolunteerLinks links;
  private final Sql sql;
  private final Clock clock;

  AnswerQuestions(EqualityStore store, VolunteerLinks links, Sql sql, Clock clock) {
    this.store = store;
    this.links = links;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public void answer(UUID link, EqualityAnswers answers) {
    var district =
        store
            .openTo(link)
            .flatMap(person -> sql.of(DISTRICT).bind("person", person).first(String.class))
            .orElse("");
    var quarter = Quarter.of(London.today(clock)).code();
    end(link, store.answerOnce(link, quarter, district, answers));
  }

  @Transactional
  public void skip(UUID link) {
    end(link, store.declineOnce(link));
  }

  private void end(UUID link, boolean isFirst) {
    if (!isFirst) {
      throw new Conflict("link-used", "You have answered or skipped these questions already");
    }
    links.revoke(List.of(link));
    Log.info("event=equality-questions-decided");
  }
}
