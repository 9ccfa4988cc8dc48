package throughline.membership.contact.link;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.time.Clock;
import throughline.platform.database.Sql;
import throughline.platform.web.link.MailLinks;

/** What opens a family's own pages; the holder is the key of one guardian of one visit. */
@Singleton
public class FamilyAccess extends MailLinks {

  @ConfigMapping(prefix = "throughline.family-link")
  interface Settings extends Lasting {}

  FamilyAccess(Sql sql, Settings settings, Clock clock) {
    super(sql, settings, clock);
  }
}
