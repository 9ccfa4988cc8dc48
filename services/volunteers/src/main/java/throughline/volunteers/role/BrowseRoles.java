package throughline.volunteers.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** What there is to help with, for anyone, and for whoever changes it. */
@ApplicationScoped
public class BrowseRoles {
  private static final Map<Integer, String> REFERENCES =
      Map.of(1, "One reference", 2, "Two references", 3, "Three references");

  private final VolunteerRoles roles;
  private final Trainings trainings;
  private final Libraries libraries;
  private final ConsentAge age;

  BrowseRoles(VolunteerRoles roles, Trainings trainings, Libraries libraries, ConsentAge age) {
    this.roles = roles;
    this.trainings = trainings;
    this.libraries = libraries;
    this.age = age;
  }

  /** Those that take applications; staff also see the others. */
  @Transactional
  public List<RoleView> all(boolean closedToo) {
    var names = names();
    var known = trainings.byCode();
    return roles.all().stream()
        .filter(role -> closedToo || role.open())
        .map(role -> view(role, names, known))
        .toList();
  }

  @Transactional
  public RoleView one(String code) {
    return view(roles.required(code), names(), trainings.byCode());
  }

  /** One whose places are all among these; not found also if it is there and is another's. */
  VolunteerRole toChange(String code, Places places) {
    return roles
        .of(code)
        .filter(role -> role.isWithin(places))
        .orElseThrow(() -> new NotFound("role of yours with this name"));
  }

  /** Where there can be one, of these places. */
  List<Library> among(Places places) {
    return libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
  }

  private Map<String, String> names() {
    return libraries.byName().stream().collect(Collectors.toMap(Library::code, Library::name));
  }

  private RoleView view(
      VolunteerRole role, Map<String, String> names, Map<String, Training> known) {
    var where =
        role.places().isEmpty()
            ? "At any library"
            : role.places().stream()
                .map(code -> names.getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    return new RoleView(
        role.code(),
        role.title(),
        role.summary(),
        role.description(),
        role.commitment(),
        role.open(),
        where,
        role.places(),
        role.minAge(),
        role.maxAge(),
        asks(role, known));
  }

  private List<String> asks(VolunteerRole role, Map<String, Training> known) {
    var asks = new ArrayList<String>();
    if (role.referencesNeeded() > 0) {
      asks.add(REFERENCES.get(role.referencesNeeded()));
    }
    role.trainings().forEach(code -> asks.add(known.get(code).name() + " training, from us"));
    if (role.asksForCheck()) {
      asks.add("A DBS check (%s), free for you".formatted(role.dbsLevel().words()));
    }
    if (role.minAge() < age.consentBelow()) {
      asks.add("If you are under %d, a parent or guardian agrees".formatted(age.consentBelow()));
    }
    return asks;
  }
}
