package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import throughline.platform.core.input.Fields;
import throughline.platform.database.Sql;

/** An administrator adds a partner who runs sessions. */
@ApplicationScoped
public class AddPartner {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CODE = 20;

  private static final String ADD =
      """
      INSERT INTO partner (code, name) VALUES (:code, :name)
      ON CONFLICT ON CONSTRAINT partner_code_uq DO UPDATE SET name = EXCLUDED.name
      """;

  private final Sql sql;

  AddPartner(Sql sql) {
    this.sql = sql;
  }

  @Transactional
  public void add(String code, String name) {
    var fields = new Fields();
    var read = fields.text("code", code, LONGEST_CODE, "Enter a code");
    if (read != null && !read.matches("[A-Z0-9]{2,20}")) {
      fields.reject("code", "A code is of 2 to 20 capital letters and digits");
    }
    var words = fields.text("name", name, LONGEST_NAME, "Enter a name");
    fields.throwIfAny();
    sql.of(ADD).bind("code", read).bind("name", words).update();
  }
}
