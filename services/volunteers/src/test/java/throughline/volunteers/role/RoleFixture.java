package throughline.volunteers.role;

import java.util.HashMap;
import java.util.Map;
import throughline.platform.testing.Database;
import throughline.platform.testing.Unique;

/** Roles that only one test knows. */
public final class RoleFixture {

  private RoleFixture() {}

  /** A new role for everyone from 14 on that asks for nothing, at one place. */
  public static String at(String place) {
    var code = code();
    Database.execute(
        """
        INSERT INTO role (code, title, summary, description, commitment, min_age, dbs_level,
                          supervised, regulated, references_needed)
        VALUES ('%1$s', 'Role %1$s', 'Helps', 'Helps with it', 'An hour', 14, 'NONE', true, false, 0)
        """
            .formatted(code));
    Database.execute("INSERT INTO role_place VALUES ('%s', '%s')".formatted(code, place));
    return code;
  }

  public static String code() {
    return "r" + Unique.number();
  }

  /** What the form of a role needs, with these in place of what is right. */
  public static Map<String, String> typed(Map<String, String> otherwise) {
    var typed = new HashMap<String, String>();
    typed.put("title", "Book mender");
    typed.put("summary", "Mend books.");
    typed.put("description", "You glue and sew.");
    typed.put("commitment", "An hour a week");
    typed.put("minAge", "16");
    typed.put("dbsLevel", "NONE");
    typed.put("referencesNeeded", "0");
    typed.put("holds", "OPEN");
    typed.putAll(otherwise);
    return typed;
  }
}
