package throughline.membership.record.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;

/** Whoever wants to be erased is told who can do it, and whoever they ask by mistake, too. */
@QuarkusTest
class ErasurePathTest extends FamilyTest {

  @Test
  void theFamilysPageAndTheLibrarysRecordNameTheOfficeThatCanEraseIt() {
    var id = family().enrolled();
    var library = Browser.of(Actors.ofLibraryStaff().at("BANB"));

    var held = marigold.opened().text("main");
    var record = library.open(record(id)).text("main");
    var refused = library.open("/enrolments/" + id + "/life/erased");

    assertTrue(held.contains("erased, ask Oxford registration office"), held);
    assertTrue(
        record.contains("Oxford registration office (demonstration) can erase this record"),
        record);
    assertEquals(409, refused.status());
    assertTrue(refused.source().contains("Oxford registration office"), refused.source());
    var erased = "/enrolments/" + id + "/life/erased";
    assertEquals(
        303,
        registrar.send(registrar.open(erased), erased, Map.of("confirmation", "erase")).status());
  }
}
