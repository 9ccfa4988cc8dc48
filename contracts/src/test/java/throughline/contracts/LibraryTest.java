package throughline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;

class LibraryTest {

  @Test
  void theSeedHoldsTheCountysLibrariesWithUniqueCodesInFiveDistricts() {
    var libraries = Library.seed();

    assertEquals(44, libraries.size());
    assertEquals(44, libraries.stream().map(Library::code).distinct().count());
    assertEquals(5, libraries.stream().map(Library::districtCode).distinct().count());
    assertTrue(libraries.stream().map(Library::code).collect(Collectors.toSet()).contains("WEST"));
  }
}
