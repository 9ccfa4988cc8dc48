package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.volunteers.joining.WhatIsMissing;
import throughline.volunteers.standing.Standing.Part;

/** Tells whoever decides upon an applicant what the role still asks of them. */
@ApplicationScoped
class MissingForRole implements WhatIsMissing {
  private final Standings standings;
  private final Clock clock;

  MissingForRole(Standings standings, Clock clock) {
    this.standings = standings;
    this.clock = clock;
  }

  @Override
  public List<String> missing(UUID volunteer, String role) {
    return standings.of(volunteer, role, London.today(clock)).missing().stream()
        .map(Part::missingWords)
        .toList();
  }
}
