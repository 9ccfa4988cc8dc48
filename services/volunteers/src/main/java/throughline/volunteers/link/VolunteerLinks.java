package throughline.volunteers.link;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.time.Clock;
import throughline.platform.database.Sql;
import throughline.platform.web.link.MailLinks;

/** What opens a page without a sign-in; the holder is the number of what the page is about. */
@Singleton
public class VolunteerLinks extends MailLinks {

  @ConfigMapping(prefix = "throughline.volunteer-link")
  interface Settings extends Lasting {}

  VolunteerLinks(Sql sql, Settings settings, Clock clock) {
    super(sql, settings, clock);
  }
}
