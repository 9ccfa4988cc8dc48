package throughline.tracker.web.mywork;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.mail.Outgoing;
import throughline.tracker.plan.ownership.Posts;

/** A strategy lead says whose account holds a post. Of whoever held it before nothing is kept. */
@Singleton
public class HoldPost {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>(),;:\"]+@[^\\s@<>(),;:\"]+");
  private static final int LONGEST = 254;

  private static final String CHANGED =
      "Somebody has changed who holds this post since you opened the page. Look again, then change it if it is still wrong";

  private final Jdbi jdbi;
  private final Outgoing outgoing;
  private final Clock clock;

  HoldPost(Jdbi jdbi, Outgoing outgoing, Clock clock) {
    this.jdbi = jdbi;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /**
   * An empty address takes the post away.
   *
   * @param seen the holder that the page showed; empty if nobody held it
   */
  @Transactional
  public void set(String post, Optional<UUID> seen, String typed) {
    var address = TypedText.given(typed);
    if (address.filter(a -> a.length() > LONGEST || !ADDRESS.matcher(a).matches()).isPresent()) {
      throw new InvalidInput("address", "Enter an email address, such as name@council.example");
    }
    if (seen.isEmpty() && address.isEmpty()) {
      throw new InvalidInput("address", "Enter the email address of whoever holds the post");
    }
    jdbi.useHandle(
        handle -> {
          boolean isAsSeen = seen.map(holder -> Posts.takeFrom(handle, holder)).orElse(true);
          boolean isGiven =
              isAsSeen
                  && address.map(to -> Posts.give(handle, post, to, clock.instant())).orElse(true);
          if (!isGiven) {
            throw new Conflict("changed", CHANGED);
          }
        });
    seen.ifPresent(holder -> outgoing.erase(List.of(holder.toString())));
  }
}
