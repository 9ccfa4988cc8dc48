package throughline.volunteers.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.volunteers.joining.Applications.Application;
import throughline.volunteers.joining.Applications.State;

/** What somebody applied for. */
@ApplicationScoped
class ApplicationsOfPerson implements KeptOfPerson {
  private final Applications applications;

  ApplicationsOfPerson(Applications applications) {
    this.applications = applications;
  }

  @Override
  public Set<String> tables() {
    return Set.of("application", "application_place");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    applications.erase(person);
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    return List.of(
        new Held(
            "Applications",
            applications.of(records).stream().map(ApplicationsOfPerson::parts).toList()));
  }

  private static Map<String, String> parts(Application each) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Role", each.roleTitle());
    parts.put("Where", each.where());
    parts.put("Sent", London.date(London.dateOf(each.appliedAt())));
    parts.put("State", each.state().words());
    if (each.disclosure() != null) {
      parts.put("Something to talk about", each.disclosure().words());
    }
    if (each.eraseOn() != null) {
      parts.put("Deleted on", London.date(each.eraseOn()));
    }
    return parts;
  }

  @Override
  public Optional<String> inTheWay(UUID one, UUID other) {
    return applications.of(List.of(one, other)).stream()
            .anyMatch(each -> each.state() == State.WAITING || each.state() == State.UNCONFIRMED)
        ? Optional.of("An application of one of them waits. Decide it first")
        : Optional.empty();
  }
}
