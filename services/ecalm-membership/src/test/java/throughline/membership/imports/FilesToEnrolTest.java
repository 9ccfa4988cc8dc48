package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;

@QuarkusTest
class FilesToEnrolTest {

  private static final String CARD = "Files of births to enrol 1";

  private final FileVisitor witney = new FileVisitor(Actors.aRegistrar().at("WITNEY"));
  private final FileVisitor henley = new FileVisitor(Actors.aRegistrar().at("HENLEY"));

  @Test
  void aFileThatWasCheckedWaitsOnTheStartPageOfItsOfficeUntilItIsEnrolledFrom() {
    var address = witney.checked(aFile().row());

    assertTrue(start(witney).contains(CARD), start(witney));
    assertFalse(start(henley).contains(CARD), start(henley));

    witney.enrolled(address);
    assertFalse(start(witney).contains(CARD), start(witney));
  }

  private static String start(FileVisitor visitor) {
    return visitor.open("/").text("main");
  }
}
