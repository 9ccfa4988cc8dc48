package throughline.volunteers.today;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SameName;
import throughline.platform.database.Sql;

/** Staff name somebody who came without being expected. */
@ApplicationScoped
class FindHelper {
  private static final int LONGEST_NAME = 100;

  /** Somebody who volunteers, and where, by which staff tell apart those of one name. */
  record Helper(UUID id, String name, String places) {}

  private static final String NAMED =
      """
      SELECT volunteer.id, display_name AS name,
             coalesce((SELECT string_agg(library.name, ', ' ORDER BY library.name) FROM volunteer_place
                         JOIN library ON library.code = place_code WHERE volunteer_id = volunteer.id), '') AS places
        FROM volunteer JOIN person_details ON person_id = volunteer.id
       WHERE status = 'ACTIVE' AND merged_into IS NULL AND strpos(lower(display_name), lower(:name)) > 0
       ORDER BY lower(display_name), volunteer.id LIMIT 20
      """;

  private final Sql sql;

  FindHelper(Sql sql) {
    this.sql = sql;
  }

  /** Whose name has this in it. */
  List<Helper> named(String name) {
    return new Fields()
        .optionalText("name", name, LONGEST_NAME)
        .map(given -> sql.of(NAMED).bind("name", given).list(Helper.class))
        .orElse(List.of());
  }

  /** The one who was chosen, or the only one of exactly this name. */
  UUID required(String typedName, String chosen) {
    var fields = new Fields();
    var name = fields.text("name", typedName, LONGEST_NAME, "Enter their name");
    fields.throwIfAny();
    var all = named(name);
    var picked = all.stream().filter(each -> each.id().toString().equals(chosen)).findFirst();
    var exact = all.stream().filter(each -> SameName.exactly(each.name(), name)).toList();
    if (picked.isEmpty() && exact.size() != 1) {
      fields.reject(
          all.isEmpty() ? "name" : "volunteer",
          all.isEmpty()
              ? "Nobody of this name volunteers. Check how it is spelt, or add them as a volunteer"
                  + " first"
              : "Choose who it was");
      fields.throwIfAny();
    }
    return picked.orElseGet(() -> exact.get(0)).id();
  }
}
