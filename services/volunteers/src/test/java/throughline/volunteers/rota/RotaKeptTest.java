package throughline.volunteers.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.RotaFixture;

/** What becomes of the rota of somebody who is erased, or turns out to be somebody else. */
@QuarkusTest
class RotaKeptTest {
  private static final String TEN = "2026-12-05T10:00:00Z";
  private static final String ELEVEN = "2026-12-05T11:00:00Z";

  @Inject RotaKept kept;

  private final String shift = RotaFixture.shift(TEN, ELEVEN, 2);

  @Test
  void whoIsErasedIsOnNoRotaAndTheirPlaceIsFree() {
    var person = RotaFixture.volunteer("Kit Lowe");
    var id = RotaFixture.id(person);
    RotaFixture.comes(person, RotaFixture.slot("HEAD", 6, "14:00", "16:00"));
    RotaFixture.signedUp(person, shift);
    RotaFixture.away(person, "2026-12-01", "2026-12-02");
    assertEquals(
        List.of(1, 1, 1),
        kept.held(List.of(id)).stream().map(held -> held.items().size()).toList());

    QuarkusTransaction.requiringNew().run(() -> kept.erase(id));

    assertEquals(
        List.of(0, 0, 0),
        kept.held(List.of(id)).stream().map(held -> held.items().size()).toList());
    assertEquals(0, taken());
  }

  @Test
  void ofTwoRecordsThatAreOnePersonOneIsOnTheRotaOnce() {
    var one = RotaFixture.volunteer("Alex One");
    var other = RotaFixture.volunteer("Alex Other");
    var slot = RotaFixture.slot("HEAD", 6, "14:00", "16:00");
    for (var each : List.of(one, other)) {
      RotaFixture.comes(each, slot);
      RotaFixture.signedUp(each, shift);
    }
    RotaFixture.away(other, "2026-12-01", "2026-12-02");
    var from = RotaFixture.id(other);

    QuarkusTransaction.requiringNew()
        .run(() -> kept.move(from, RotaFixture.id(one), List.of(from)));

    assertEquals(
        List.of(1, 1, 1),
        kept.held(List.of(RotaFixture.id(one))).stream().map(held -> held.items().size()).toList());
    assertEquals(1, taken());
  }

  private long taken() {
    return Database.number("SELECT taken FROM shift WHERE id = '%s'".formatted(shift));
  }
}
