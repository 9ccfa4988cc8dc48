package throughline.tracker.web.mywork;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.TextArray;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.mail.MailGate;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.tracker.plan.ownership.Posts;

/**
 * Reminds whoever holds a post of what it is to report: once as it comes due, and each week that it
 * is overdue. A mail that waits does not leave once somebody else holds the post.
 */
@Singleton
class RemindOwners implements Job, MailGate {

  private static final String KIND = "owner-reminder";
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** Whichever instance notes an item first reminds of it. */
  private static final String NOTE =
      """
      INSERT INTO owner_reminder (item, due, week, post, written_at)
      SELECT item, due, week, post, CAST(:now AS timestamptz)
        FROM unnest(CAST(:items AS text[]), CAST(:dues AS date[]), CAST(:weeks AS integer[]),
                    CAST(:posts AS text[])) AS due (item, due, week, post)
      ON CONFLICT DO NOTHING
      RETURNING item
      """;

  private static final String FORGET =
      "DELETE FROM owner_reminder WHERE written_at < CAST(:now AS timestamptz) - make_interval(days"
          + " => 400)";

  private static final String STANDS =
      "SELECT count(*) FROM post_holder WHERE post_holder_id = CAST(:holder AS uuid)";

  private final QueryOwned owned;
  private final ReminderMails mails;
  private final Outgoing outgoing;
  private final Jdbi jdbi;
  private final Clock clock;

  RemindOwners(QueryOwned owned, ReminderMails mails, Outgoing outgoing, Jdbi jdbi, Clock clock) {
    this.owned = owned;
    this.mails = mails;
    this.outgoing = outgoing;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "remind-owners", "Remind owners of what is due", JobSchedule.dailyAt(MORNING));
  }

  @Override
  public String run() {
    var due = owned.due();
    var written = due.isEmpty() ? 0 : QuarkusTransaction.requiringNew().call(() -> remind(due));
    return written + (written == 1 ? " reminder written" : " reminders written");
  }

  private int remind(Map<Posts.Holder, List<Owned>> due) {
    var noted = note(due.values().stream().flatMap(List::stream).toList());
    var letters = new ArrayList<Message>();
    due.forEach(
        (holder, items) -> {
          var anew = items.stream().filter(one -> noted.contains(one.item())).toList();
          if (!anew.isEmpty()) {
            letters.add(mails.reminder(KIND, holder, anew));
          }
        });
    outgoing.sendAll(letters);
    return letters.size();
  }

  private Set<String> note(Collection<Owned> due) {
    return jdbi.withHandle(
        handle -> {
          handle.createUpdate(FORGET).bind("now", clock.instant()).execute();
          return handle
              .createQuery(NOTE)
              .bind("items", TextArray.of(due, Owned::item))
              .bind("dues", TextArray.of(due, Owned::due))
              .bind("weeks", TextArray.of(due, Owned::week))
              .bind("posts", TextArray.of(due, Owned::owner))
              .bind("now", clock.instant())
              .mapTo(String.class)
              .collect(Collectors.toSet());
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> reasonToWithhold(String holder) {
    long stands =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(STANDS)
                    .bind("holder", UUID.fromString(holder))
                    .mapTo(Long.class)
                    .one());
    return stands > 0 ? Optional.empty() : Optional.of("Somebody else holds the post now.");
  }
}
