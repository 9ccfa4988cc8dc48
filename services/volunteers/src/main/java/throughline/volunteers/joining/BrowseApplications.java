package throughline.volunteers.joining;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;
import throughline.volunteers.joining.Applications.Application;
import throughline.volunteers.role.VolunteerRoles;

/** A coordinator looks at the applications for their places. */
@ApplicationScoped
class BrowseApplications {
  private static final int MOST = 100;

  /** The longest waiting of those that wait. */
  record Waiting(List<Application> shown, long total) {
    public boolean isMore() {
      return total > shown.size();
    }
  }

  private final Applications applications;
  private final VolunteerRoles roles;
  private final List<WhatIsMissing> missing;

  BrowseApplications(
      Applications applications, VolunteerRoles roles, @All List<WhatIsMissing> missing) {
    this.applications = applications;
    this.roles = roles;
    this.missing = missing;
  }

  Waiting waiting(Places places, String role) {
    return new Waiting(
        applications.waiting(places, role, MOST), applications.countWaiting(places, role));
  }

  Application one(UUID id, Places places) {
    return applications.at(id, places);
  }

  /** What the role still asks of the applicant. */
  List<String> missing(UUID id, Places places) {
    var application = applications.at(id, places);
    return missing.stream()
        .flatMap(each -> each.missing(application.volunteer(), application.role()).stream())
        .toList();
  }

  /** The roles that there are at these places. */
  List<Option> roles(Places places) {
    return roles.all().stream()
        .filter(
            role -> role.places().isEmpty() || role.places().stream().anyMatch(places::includes))
        .map(each -> Option.of(each.code(), each.title()))
        .toList();
  }
}
