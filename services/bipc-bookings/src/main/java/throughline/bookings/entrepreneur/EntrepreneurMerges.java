package throughline.bookings.entrepreneur;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.database.Sql;
import throughline.platform.database.merge.Merges;

/** Records of entrepreneurs that are one person. */
@Singleton
class EntrepreneurMerges extends Merges {
  EntrepreneurMerges(Sql sql, @All List<KeptOfPerson> kept, Clock clock) {
    super("entrepreneur", sql, kept, clock);
  }
}
