package throughline.volunteers.rota;

import java.util.UUID;
import throughline.platform.testing.Database;

/** Slots and who comes to them, written by SQL for tests that are about something else. */
final class RotaFixture {
  private RotaFixture() {}

  static UUID volunteer(String name) {
    var id = UUID.randomUUID();
    sql("INSERT INTO person (id) VALUES ('%s')", id);
    sql("INSERT INTO person_details VALUES ('%s', '%s')", id, name);
    sql("INSERT INTO volunteer (id) VALUES ('%s')", id);
    return id;
  }

  static UUID slot(String place, int weekday, String starts, String ends) {
    var id = UUID.randomUUID();
    var maker = UUID.randomUUID();
    sql("INSERT INTO person (id) VALUES ('%s')", maker);
    sql(
        "INSERT INTO slot VALUES ('%s', '%s', 'DIGI', %d, '%s', '%s', 2, '2026-01-01', NULL, '%s', now())",
        id, place, weekday, starts, ends, maker);
    return id;
  }

  static void comes(UUID volunteer, UUID slot) {
    sql("INSERT INTO slot_volunteer VALUES ('%s', '%s', '2026-01-01')", slot, volunteer);
  }

  static void sql(String text, Object... values) {
    Database.execute(text.formatted(values));
  }
}
