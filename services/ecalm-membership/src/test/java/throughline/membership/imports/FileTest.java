package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A registrar of Oxford who sends files of births. */
abstract class FileTest {

  final Actor registrar = Actors.aRegistrar();
  final FileVisitor visitor = new FileVisitor(registrar);

  @Inject TestClock clock;

  @AfterEach
  void noStock() {
    Boxes.none();
    clock.set(TestClock.NOON);
  }

  static long number(String sql) {
    return Database.number(sql);
  }

  static void assertSaid(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
