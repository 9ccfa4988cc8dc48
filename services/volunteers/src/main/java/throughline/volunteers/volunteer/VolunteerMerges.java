package throughline.volunteers.volunteer;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.database.Sql;
import throughline.platform.database.merge.Merges;

/** Records of volunteers that are one person. */
@Singleton
class VolunteerMerges extends Merges {
  VolunteerMerges(Sql sql, @All List<KeptOfPerson> kept, Clock clock) {
    super("volunteer", sql, kept, clock);
  }
}
